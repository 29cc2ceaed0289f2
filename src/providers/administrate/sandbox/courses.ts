import { TUTORS } from './contacts';
import { BLANK_COURSE, type CoursePriceRecord, type CourseRecord } from './records';
import { COMPANIES, type CurrencyCode, PRICE_LEVELS, type RegionId } from './references';

/** Titles by the code of their family, each with its length in days. */
const FAMILIES: Readonly<Record<string, readonly (readonly [title: string, days: number])[]>> = {
  PRJ: [
    ['Project Management Foundations', 3],
    ['PRINCE2® Foundation', 3],
    ['PRINCE2® Practitioner', 2],
    ['Agile Project Delivery', 2],
    ['Scrum Master in Practice', 2],
    ['Managing Risk in Projects', 1],
    ['Project Sponsorship for Executives', 0.5],
    ['Estimating and Planning', 1],
    ['Stakeholder Engagement', 1],
    ['Programme Management', 5],
  ],
  LDR: [
    ['First-Time Manager', 2],
    ['Leading Remote Teams', 1],
    ['Coaching Skills for Leaders', 2],
    ['Difficult Conversations', 0.5],
    ['Strategic Leadership', 5],
    ['Führung für Einsteiger', 2],
    ['Gestion du changement', 2],
    ['Delegation and Trust', 0.5],
    ['Negotiation Skills', 2],
    ['Presenting with Impact', 1],
  ],
  SAF: [
    ['First Aid at Work', 3],
    ['Emergency First Aid', 1],
    ['Fire Marshal', 0.5],
    ['Manual Handling', 0.5],
    ['Working at Height', 1],
    ['IOSH Managing Safely', 5],
    ['Mental Health First Aid', 2],
    ['Bezpieczeństwo i higiena pracy', 1],
    ['Risk Assessment', 1],
    ['Confined Spaces', 1],
  ],
  DAT: [
    ['Excel: Beyond the Basics', 1],
    ['Power BI for Analysts', 2],
    ['SQL Fundamentals', 2],
    ['Python for Data Analysis', 3],
    ['Statistics Refresher', 1],
    ['Data Storytelling', 1],
    ['Machine Learning Bootcamp', 5],
    ['データ分析入門', 2],
    ['Spreadsheet Modelling', 1],
    ['Análise de Dados Essencial', 2],
  ],
  SEC: [
    ['Information Security Awareness', 0.5],
    ['ISO 27001 Lead Implementer', 5],
    ['Cloud Security Essentials', 2],
    ['Secure Coding', 2],
    ['Incident Response', 3],
    ['Data Protection Essentials', 1],
    ['GDPR for Practitioners', 2],
    ['Threat Modelling', 1],
    ['Penetration Testing', 5],
    ['Business Continuity', 1],
  ],
  CUS: [
    ['Customer Service Excellence', 1],
    ['Handling Complaints', 0.5],
    ['Key Account Management', 2],
    ['Consultative Selling', 2],
    ['Writing for the Web', 1],
    ['Social Media Essentials', 1],
    ['Event Marketing', 1],
    ['Formation de formateurs', 3],
    ['Train the Trainer', 3],
  ],
};

const LEVELS = ['Introductory', 'Intermediate', 'Advanced'];
const PRICE_LISTS: readonly { regionId: RegionId; currencyCode: CurrencyCode; factor: number }[] = [
  { regionId: 'UK', currencyCode: 'GBP', factor: 1 },
  { regionId: 'EU', currencyCode: 'EUR', factor: 1.2 },
  { regionId: 'US', currencyCode: 'USD', factor: 1.3 },
];

/** The courses of the simulated account, 60 of them. The last is incomplete: it has neither title nor code. */
export const COURSES: readonly CourseRecord[] = [
  ...Object.entries(FAMILIES)
    .flatMap(([code, titles]) =>
      titles.map(([title, days], index) => ({ title, days, code: `${code}-${String(index + 1).padStart(2, '0')}` })),
    )
    .map(({ title, days, code }, index) => course(index + 1, title, code, days)),
  { ...BLANK_COURSE, id: 60, prices: coursePrices(60, 1) },
];

function course(id: number, title: string, code: string, days: number): CourseRecord {
  const isHalfDay = days < 1;
  const belongsToCompany = id % 12 === 0;
  return {
    ...BLANK_COURSE,
    id,
    title,
    code,
    short_code: id % 2 === 0 ? code.replace('-', '') : null,
    days,
    days_text: isHalfDay ? 'Half a day' : `${days} ${days === 1 ? 'day' : 'days'}`,
    summary: `${title}: what it is, how it is done and how to keep at it.`,
    introduction: id % 3 === 0 ? `For everybody who meets "${title}" at work.` : null,
    topics: id % 4 === 0 ? 'Background\nPractice\nAssessment' : null,
    pre_requisites: id % 6 === 3 ? 'None' : null,
    benefits: id % 5 === 0 ? 'A certificate on the day.' : null,
    method: id % 7 === 0 ? 'Online' : 'Classroom',
    level: LEVELS[id % 3] ?? null,
    level_id: 1 + (id % 3),
    language_code: id % 9 === 0 ? 'en_GB' : null,
    default_start_time: isHalfDay ? '09:30:00' : '09:00:00',
    default_end_time: isHalfDay ? '13:00:00' : '17:00:00',
    is_archived: id === 58,
    company_id: belongsToCompany ? 1 : null,
    company: belongsToCompany ? COMPANIES[1] : null,
    prices: id % 30 === 29 ? [] : coursePrices(id, days),
    allowable_tutors: id % 5 === 0 ? TUTORS.filter((tutor) => tutor.id % 12 === id % 12) : [],
  };
}

function coursePrices(courseId: number, days: number): CoursePriceRecord[] {
  const daily = 280 + 5 * (courseId % 13);
  const levels = courseId % 2 === 0 ? (['Normal', 'Early Bird'] as const) : (['Normal'] as const);
  return PRICE_LISTS.flatMap((list) => levels.map((level) => ({ ...list, level }))).map(
    ({ regionId, currencyCode, factor, level }, index) => ({
      region_id: regionId,
      price_level: PRICE_LEVELS[level].name,
      price: Math.round(daily * days * factor * (level === 'Early Bird' ? 0.85 : 1) * 100) / 100,
      course_id: courseId,
      id: courseId * 10 + index,
      currency_code: currencyCode,
    }),
  );
}

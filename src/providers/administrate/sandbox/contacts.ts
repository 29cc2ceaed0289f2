import { BLANK_CONTACT, type ContactRecord } from './records';

const TUTOR_NAMES = [
  'Anna Kowalska',
  'Tomás Ferreira',
  'Grace Okonkwo',
  'Łukasz Wiśniewski',
  'Élodie Marchand',
  'Jonas Lindqvist',
  'Priya Raghunathan',
  'Owen Pritchard',
  'Zoë van den Berg',
  'Matthias Grünwald',
  'Chiara Bellandi',
  'Kenji Morita',
  'Aisling Doherty',
  'Søren Kjeldsen',
  'Beatriz Quintanilha',
  'Rhys Llewellyn',
  'Ingrid Aaltonen',
  'Samuel Abiodun',
  'Marta Zielińska',
  'Théo Vasseur',
  'Hannah Steinbrück',
  'Declan Rafferty',
  'Noor Haddadin',
  'Viktor Petrescu',
  'Yuki Tanabe',
  'Leticia Moncada',
  'Fergus Ballantyne',
  'Ewa Dąbrowska',
  'Gustaf Nyström',
  'Camille Desrosiers',
  'Imogen Thackeray',
  'Dmitar Kovačević',
  'Ruth Ashworth',
  'Cosmo Parodi',
  'Sinéad Gallagher',
  'Björn Hallgrímsson',
  'Wanjiru Kamande',
  'Florian Oberhauser',
  'Nadia Benchekroun',
  'Callum Strachan',
];

const OTHER_NAMES = [
  'Harriet Lonsdale',
  'Pawel Grabowski',
  'Simone Achterberg',
  'Marcus Delacroix',
  'Joanna Pickering',
  'Ibrahim Sesay',
  'Katarzyna Lewandowska',
  'Ulrich Feldmann',
  'Verity Cresswell',
  'Antoine Roussel',
  'Meera Subramanian',
  'Jürgen Kästner',
  'Orla Fitzsimons',
  'Pilar Echeverría',
  'Bartosz Sikora',
  'Lorna Abernethy',
  'Hugo Vilaverde',
  'Ayumi Kitagawa',
  'Terence Maddox',
  'Nell Hargreaves',
];

/** Letters that are no plain letter with a mark on it. */
const LETTERS_WITHOUT_MARKS: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', ß: 'ss' };

/** What people once typed where an e-mail address belongs, by contact. */
const UNUSABLE_EMAILS: Readonly<Record<number, string>> = { 59: 'n/a', 60: '' };

export const TUTORS: readonly ContactRecord[] = TUTOR_NAMES.map((name, index) => {
  const id = index + 1;
  return {
    ...person(id, name),
    is_tutor: true,
    is_staff: id % 3 !== 0,
    salutation: id % 8 === 0 ? 'Dr' : null,
    job_title: id % 3 === 0 ? 'Associate Tutor' : 'Senior Tutor',
    organisation: id % 3 === 0 ? 'Freelance' : 'Acme Corporation',
    tutor_bio: id % 2 === 1 ? `${name} has taught for ${4 + (id % 17)} years.` : null,
    inactive: id === 40,
  };
});

export const ADMINISTRATORS_FROM_ID = TUTORS.length + 1;

export const CONTACTS: readonly ContactRecord[] = [
  ...TUTORS,
  ...OTHER_NAMES.map((name, index) => {
    const id = ADMINISTRATORS_FROM_ID + index;
    return {
      ...person(id, name),
      is_staff: id < 50,
      is_admin: id < 45 ? 1 : 0,
      job_title: id < 50 ? 'Training Administrator' : 'Learning & Development Manager',
      department: id < 50 ? 'Operations' : 'People',
      organisation: id < 50 ? 'Acme Corporation' : 'Żuraw Logistics',
      account_id: id < 50 ? 1 : 3,
      created_by_id: 41,
    };
  }),
];

function person(id: number, name: string): ContactRecord {
  const [firstName = '', ...rest] = name.split(' ');
  const lastName = rest.join(' ');
  return {
    ...BLANK_CONTACT,
    id,
    first_name: firstName,
    middle_name: id % 15 === 0 ? 'Maria' : null,
    last_name: lastName,
    email: UNUSABLE_EMAILS[id] ?? `${inAscii(firstName)}.${inAscii(lastName)}@training.example`,
    tel: id % 4 === 0 ? null : `+44 20 7946 ${String(id).padStart(4, '0')}`,
    mobile: id % 3 === 0 ? `+44 7700 900${String(id).padStart(3, '0')}` : null,
    membership_number: id % 6 === 0 ? `M-${String(1000 + id)}` : null,
    created_on: `20${String(12 + (id % 9))}-0${String(1 + (id % 9))}-1${String(id % 10)}T09:3${String(id % 10)}:00`,
    ...(id % 5 === 0 ? address(id) : {}),
  };
}

function address(id: number): Partial<ContactRecord> {
  return {
    address_unit: `Flat ${id}`,
    address_street: `${id} Chandlers Row`,
    address_locality: 'Old Harbour',
    address_town: 'Bristol',
    address_region: 'Avon',
    address_postcode: 'BS1 4QA',
    address_country_id: 'UK',
  };
}

/** "Łukasz van den Berg" is "lukaszvandenberg": what may stand before the @ of an address. */
function inAscii(name: string): string {
  const unmarked = name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return unmarked.replace(/[łøß]/g, (letter) => LETTERS_WITHOUT_MARKS[letter] ?? '').replace(/[^a-z]/g, '');
}

/**
 * The small records that larger ones embed. Currencies, companies, regions and price levels have the shape of the
 * provider's page "Public Events"; countries and taxes that of its page "Locations"; tags that of "Tags".
 */

export type CurrencyCode = 'GBP' | 'EUR' | 'USD';

export const CURRENCIES = {
  GBP: { code: 'GBP', name: 'British Pound Sterling', symbol: '£', html_code: null, id: 1, is_base: true },
  EUR: { code: 'EUR', name: 'Euro', symbol: '€', html_code: null, id: 2, is_base: false },
  USD: { code: 'USD', name: 'US Dollar', symbol: '$', html_code: null, id: 3, is_base: false },
};

function company(id: number, code: string, name: string, currencyCode: CurrencyCode, locale: string) {
  return {
    registration_numbers: null,
    code,
    name,
    settings: { time_format: 'H:i', date_format: 'Y-m-d', locale, week_starts: null, non_working_days: null },
    bank_details: null,
    currency: CURRENCIES[currencyCode],
    id,
    currency_code: currencyCode,
    account_id: null,
  };
}

export const COMPANIES = {
  1: company(1, 'ACM', 'Acme Corporation', 'GBP', 'en_GB'),
  2: company(2, 'ACE', 'Acme Akademie GmbH', 'EUR', 'de_DE'),
  3: company(3, 'ACA', 'Acme Americas Inc.', 'USD', 'en_US'),
};

function region(id: string, name: string, companyId: keyof typeof COMPANIES, isHidden = false) {
  return {
    name,
    default_tax: null,
    countries: [],
    invoice_numbering: 'company',
    default_tax_id: null,
    company: COMPANIES[companyId],
    company_id: companyId,
    mapped_countries: [],
    is_hidden: isHidden,
    id,
  };
}

export const REGIONS = {
  UK: region('UK', 'United Kingdom and Ireland', 1),
  EU: region('EU', 'Continental Europe', 2),
  US: region('US', 'North America', 3),
  INTL: region('INTL', 'International', 3, true),
};
export type RegionId = keyof typeof REGIONS;

/** The course's price list names a level; the event's embeds it. */
export const PRICE_LEVELS = {
  Normal: { expiry_offset: 10, description: 'Description', is_deleted: false, id: 1, name: 'Normal' },
  'Early Bird': {
    expiry_offset: 45,
    description: 'Until 45 days before',
    is_deleted: false,
    id: 2,
    name: 'Early Bird',
  },
  Member: { expiry_offset: null, description: null, is_deleted: false, id: 3, name: 'Member' },
};

const tax = (id: number, name: string, rate: number) => ({ rate, hidden: false, credit_account_id: null, id, name });

export const TAXES = {
  1: tax(1, 'UK VAT', 20),
  2: tax(2, 'MwSt', 19),
  3: tax(3, 'Exempt', 0),
};

const country = (id: string, name: string) => ({ region_code: null, id, name });

export const COUNTRIES = {
  UK: country('UK', 'United Kingdom'),
  IE: country('IE', 'Ireland'),
  FR: country('FR', 'France'),
  CH: country('CH', 'Switzerland'),
  DE: country('DE', 'Germany'),
  PL: country('PL', 'Poland'),
  ES: country('ES', 'Spain'),
  PT: country('PT', 'Portugal'),
  US: country('US', 'United States'),
  BR: country('BR', 'Brazil'),
  AU: country('AU', 'Australia'),
  JP: country('JP', 'Japan'),
};
export type CountryId = keyof typeof COUNTRIES;

export const TAGS = {
  1: { id: 1, name: 'Autumn programme' },
  2: { id: 2, name: 'Apprenticeship levy' },
  3: { id: 3, name: 'Partner delivered' },
};

const account = (id: number, name: string) => ({
  id,
  name,
  email: null,
  tel: null,
  url: null,
  description: null,
  is_individual: false,
  is_partner: id > 1,
  parent_id: null,
});

export const ACCOUNTS = {
  1: account(1, 'Acme Corporation'),
  2: account(2, 'Northwind Learning Partners'),
  3: account(3, 'Żuraw Logistics'),
};

export const ACCOUNT_VENUE = {
  account: ACCOUNTS[2],
  description: 'Third floor, lifts from the courtyard',
  account_id: 2,
  longitude: -0.1181,
  latitude: 51.5174,
  id: 1,
  name: 'Northwind House',
};

/** The record of that key, or undefined, whatever was sent as the key. */
export function lookUp<T>(records: Readonly<Record<string, T>>, key: unknown): T | undefined {
  const isKey = typeof key === 'string' || typeof key === 'number';
  return isKey && Object.hasOwn(records, key) ? records[key] : undefined;
}

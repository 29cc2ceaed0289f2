/** Administrate's prices, regions, companies and other small records: from records to values. Pure and total. */
import { type RecordReader } from '../../provider-kit/record-reader';
import { make } from '../../model/make';
import {
  AdministrateAccount,
  AdministrateAccountVenue,
  AdministrateCompany,
  AdministrateCurrency,
  AdministratePriceLevel,
  AdministrateRegion,
  AdministrateTag,
  AdministrateTaxType,
} from '../../model/administrate';
import { PublicEventPrice, SchedulingMoney } from '../../model/price';
import { plainText } from '../../provider-kit/plain-text';

/** The amount in `price`, in that currency; null if there is no amount. */
export function mapMoney(reader: RecordReader, currency: string | null): SchedulingMoney | null {
  const amount = reader.number('price');
  return amount === null ? null : make(SchedulingMoney, { amount, currency });
}

/** One of the `prices` of an event. */
export function mapEventPrice(reader: RecordReader): PublicEventPrice {
  const level = reader.inner('price_level');
  return make(PublicEventPrice, {
    providerId: reader.id('id') ?? '',
    level: level && mapPriceLevel(level),
    region: mapRegion(reader),
    price: mapMoney(reader, reader.inner('currency')?.text('code') ?? reader.text('currency_code')),
  });
}

function mapPriceLevel(reader: RecordReader): AdministratePriceLevel {
  return make(AdministratePriceLevel, {
    providerId: reader.id('id') ?? '',
    name: reader.text('name'),
    description: plainText(reader.text('description')),
    expiryOffset: reader.integer('expiry_offset'),
    isDeleted: reader.flag('is_deleted'),
  });
}

/** The `region` of a record; only its id if it is not embedded. */
export function mapRegion(owner: RecordReader): AdministrateRegion | null {
  const reader = owner.inner('region');
  const providerId = reader?.id('id') ?? owner.id('region_id');
  if (providerId === null) return null;
  return make(AdministrateRegion, {
    providerId,
    name: reader?.text('name') ?? null,
    company: reader && mapCompany(reader),
    isHidden: reader?.flag('is_hidden') ?? null,
  });
}

/** The `company` of a record; only its id if it is not embedded, as in events. */
export function mapCompany(owner: RecordReader): AdministrateCompany | null {
  const reader = owner.inner('company');
  const providerId = reader?.id('id') ?? owner.id('company_id');
  if (providerId === null) return null;
  const currency = reader?.inner('currency');
  return make(AdministrateCompany, {
    providerId,
    code: reader?.text('code') ?? null,
    name: reader?.text('name') ?? null,
    currency: currency ? mapCurrency(currency) : null,
    locale: reader?.inner('settings')?.text('locale') ?? null,
  });
}

function mapCurrency(reader: RecordReader): AdministrateCurrency {
  return make(AdministrateCurrency, {
    code: reader.text('code') ?? '',
    name: reader.text('name'),
    symbol: reader.text('symbol'),
    isBase: reader.flag('is_base'),
  });
}

/** The `account` of an event; only its id if it is not embedded. */
export function mapAccount(owner: RecordReader): AdministrateAccount | null {
  return mapNamed(owner, 'account', (fields) => make(AdministrateAccount, fields));
}

/** The `tag` of an event; only its id if it is not embedded. */
export function mapTag(owner: RecordReader): AdministrateTag | null {
  return mapNamed(owner, 'tag', (fields) => make(AdministrateTag, fields));
}

/** The `tax_type` of an event; its fields are not documented [INF]: `rate` and `percentage` are both accepted. */
export function mapTaxType(owner: RecordReader): AdministrateTaxType | null {
  const reader = owner.inner('tax_type');
  const rate = reader?.number('rate') ?? reader?.number('percentage') ?? null;
  return mapNamed(owner, 'tax_type', (fields) => make(AdministrateTaxType, { ...fields, rate }));
}

/** The `account_venue` of an event, which is embedded only: there is no `account_venue_id`. */
export function mapAccountVenue(owner: RecordReader): AdministrateAccountVenue | null {
  const reader = owner.inner('account_venue');
  const providerId = reader?.id('id');
  if (!reader || !providerId) return null;
  return make(AdministrateAccountVenue, {
    providerId,
    name: reader.text('name'),
    description: plainText(reader.text('description')),
    latitude: reader.number('latitude'),
    longitude: reader.number('longitude'),
  });
}

/** A record with an id and a name, embedded as `key` or referred to by `<key>_id` alone. */
function mapNamed<T>(
  owner: RecordReader,
  key: string,
  make: (fields: { providerId: string; name: string | null }) => T,
): T | null {
  const reader = owner.inner(key);
  const providerId = reader?.id('id') ?? owner.id(`${key}_id`);
  return providerId === null ? null : make({ providerId, name: reader?.text('name') ?? null });
}

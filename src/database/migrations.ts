import { type Kysely, type Migration, type MigrationProvider } from 'kysely';

/** The steps from an empty database to the present one; the same for SQLite and PostgreSQL. A step once released stays as it is. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-writes-records-owners': {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('writes')
        .addColumn('tenant', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('provider', 'text', (column) => column.notNull())
        .addColumn('operation', 'text', (column) => column.notNull())
        .addColumn('idempotency_key', 'text', (column) => column.notNull())
        .addColumn('key_in_use', 'text')
        .addColumn('input_hash', 'text', (column) => column.notNull())
        .addColumn('input', 'text', (column) => column.notNull())
        .addColumn('summary', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('owner', 'text', (column) => column.notNull())
        .addColumn('requested_at', 'text', (column) => column.notNull())
        .addColumn('finished_at', 'text')
        .addColumn('hint', 'text')
        .addColumn('result_id', 'text')
        .addColumn('snapshot', 'text')
        .addColumn('user_errors', 'text')
        .addColumn('error', 'text')
        .addColumn('call_id', 'text')
        .addPrimaryKeyConstraint('writes_pk', ['tenant', 'id'])
        .addUniqueConstraint('writes_key_in_use', ['tenant', 'key_in_use'])
        .execute();
      await db.schema.createIndex('writes_by_state').on('writes').columns(['tenant', 'state', 'id']).execute();
      await db.schema.createIndex('writes_by_result').on('writes').columns(['tenant', 'result_id']).execute();
      await db.schema
        .createTable('records')
        .addColumn('tenant', 'text', (column) => column.notNull())
        .addColumn('global_id', 'text', (column) => column.notNull())
        .addColumn('provider', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('record', 'text', (column) => column.notNull())
        .addColumn('starts_at', 'text')
        .addColumn('ends_at', 'text')
        .addColumn('updated_at', 'text', (column) => column.notNull())
        .addColumn('gone_at', 'text')
        .addPrimaryKeyConstraint('records_pk', ['tenant', 'global_id'])
        .execute();
      await db.schema
        .createTable('owners')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('started_at', 'text', (column) => column.notNull())
        .addColumn('lease_until', 'bigint', (column) => column.notNull())
        .addColumn('ended_at', 'text')
        .execute();
    },
  },
  '0002-listings': {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('listings')
        .addColumn('tenant', 'text', (column) => column.notNull())
        .addColumn('provider', 'text', (column) => column.notNull())
        .addColumn('range_from', 'text', (column) => column.notNull())
        .addColumn('range_to', 'text', (column) => column.notNull())
        .addColumn('asked_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('listings_pk', ['tenant', 'provider', 'range_from', 'range_to'])
        .execute();
      await db.schema
        .createIndex('records_by_start')
        .on('records')
        .columns(['tenant', 'provider', 'kind', 'starts_at'])
        .execute();
    },
  },
  '0003-sought': {
    async up(db: Kysely<unknown>): Promise<void> {
      // One by one: SQLite adds one column in a statement.
      await db.schema.alterTable('writes').addColumn('sought', 'text').execute();
      await db.schema.alterTable('writes').addColumn('found_at', 'text').execute();
      await db.schema
        .createIndex('writes_by_sought')
        .on('writes')
        .columns(['tenant', 'provider', 'operation', 'sought'])
        .execute();
    },
  },
};

export const migrationProvider: MigrationProvider = { getMigrations: async () => ({ ...migrations }) };

import { type stitchSchemas } from '@graphql-tools/stitch';
import { type GraphQLSchema } from 'graphql';

type Subschemas = NonNullable<Parameters<typeof stitchSchemas>[0]['subschemas']>;
export type SubschemaConfig = Exclude<Subschemas[number], GraphQLSchema>;

export function schedulingSubschema(sdl: string, executor: SubschemaConfig['executor']): SubschemaConfig;

import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** When the latest change was made in these files and folders, in milliseconds. What is not there does not count. */
export function newest(places) {
  const files = places
    .filter((place) => existsSync(place))
    .flatMap((place) =>
      [place, ...(statSync(place).isDirectory() ? readdirSync(place, { recursive: true }) : [])].map((file) =>
        path.resolve(place, file),
      ),
    );
  return Math.max(...files.map((file) => statSync(file).mtimeMs));
}

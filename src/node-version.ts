/** The last day of support of each Node release line. Source: the release schedule of the Node.js project. */
const END_OF_LIFE: Readonly<Record<string, string>> = {
  20: '2026-04-30',
  21: '2024-06-01',
  22: '2027-04-30',
  23: '2025-06-01',
  24: '2028-04-30',
  25: '2026-06-01',
  26: '2029-04-30',
};

/** The release line that README.md recommends. */
const RECOMMENDED = '24';

/** A warning if this version of Node ("20.20.2") receives no security updates any more; null otherwise. */
export function endOfLifeWarning(version: string, now: Date): string | null {
  const [line = ''] = version.split('.');
  const end = END_OF_LIFE[line];
  if (end === undefined || now.toISOString().slice(0, 10) <= end) return null;
  return `Node ${version} has received no security updates since ${end}. Upgrade to Node ${RECOMMENDED}.`;
}

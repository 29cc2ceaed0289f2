/** A range of time in milliseconds since the epoch. The end is the first instant that no longer belongs to it. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The ranges in order of start, with those that overlap or touch made one. Ranges without a length are left out. */
export function mergedRanges(ranges: readonly Range[]): Range[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of ranges.filter((range) => range.start < range.end).sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/**
 * How well a build or a galley is composed → one line for people.
 */
import type { Composition } from '../makeup/report.ts';

/** `467 lines: 2 loose, 2 very loose, 0 tight, …, largest gap 0.19 em`. */
export function summaryLine(composition: Composition): string {
  const { lines, loose, veryLoose, tight, oneCharLastLines, relaxations, rivers, largestGapEm } = composition;
  const faults = [
    `${loose} loose`,
    `${veryLoose} very loose`,
    `${tight} tight`,
    count(oneCharLastLines, 'one-character last line'),
    count(relaxations.length, 'relaxation'),
    count(rivers, 'river'),
  ];
  return `${count(lines, 'line')}: ${faults.join(', ')}, largest gap ${largestGapEm.toFixed(2)} em\n`;
}

const count = (n: number, of: string): string => `${n} ${of}${n === 1 ? '' : 's'}`;

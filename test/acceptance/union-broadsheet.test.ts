/**
 * The union report as one broadsheet page, held to what the first issue asks of a page.
 */
import { describe } from 'vitest';
import { samples } from '../support/editions.ts';
import { finished } from './suites/pdf.ts';
import { lines } from './suites/lines.ts';
import { never } from './suites/never.ts';
import { words } from './suites/text.ts';

const sample = samples[1]!;

describe(sample.name, () => {
  words(sample);
  lines(sample);
  never(sample);
  finished(sample);
});

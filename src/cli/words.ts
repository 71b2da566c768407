/**
 * The prose of --help.
 */
export const ABOUT = 'Banxin (版心): Markdown manuscripts to Chinese newspaper pages, ready for the press.';

export const EXAMPLES = `
Examples:
  banxin build edition.yaml --out output           the edition's pages as output/print.pdf
  banxin import wire.txt --out manuscript/fire.md  wire copy to a story that can be edited
  banxin build --help                              every option, with examples

An edition file names the pages, their templates and their stories:
  date: 2026-11-22
  pages:
    - folio: A04-A05
      section: 特别报道
      template: broadsheet-feature
      stories: [manuscript/feature.md]

Diagnostics go to stderr, one a line: file:line:column severity code message.
Exit codes: 0 done, 1 the input has errors, 2 the command line is wrong, 70 a bug of ours.`;

export const BUILD_EXAMPLES = `
Examples:
  banxin build edition.yaml --out output
  banxin build edition.yaml --out output --pages A04-A05
  banxin build edition.yaml --out output --emit layout,plan   # output/layout.json, output/plan.json
  banxin build edition.yaml --out output --json 2> findings.jsonl

Writes print.pdf and report.json. A deliverable that errors stop leaves no file, an older one included;
report.json is written all the same.`;

export const IMPORT_EXAMPLES = `
Examples:
  banxin import wire.txt --out manuscript/fire.md

Finds headline, byline, crossheads, boxes and captions (【核心阅读】, ▲, （一）), widens ASCII marks between
Han, mints an id, and names with line and column whatever it was unsure of.`;

/**
 * The prose of --help.
 */
export const ABOUT = 'Banxin (版心): Markdown manuscripts to Chinese newspaper pages, ready for the press.';

export const EXAMPLES = `
Examples:
  banxin new evening-post --name 晚报                            # a newspaper's folder that builds
  banxin build edition.yaml --out output                         # the edition's pages as output/print.pdf
  banxin plan edition.yaml                                       # where everything stands on each page (版样)
  banxin import wire.txt --out manuscript/fire.md                # wire copy to a story that can be edited
  banxin galley manuscript/fire.md --measure 13 --out fire.pdf   # the story alone, in one column (小样)
  banxin explain edition.yaml --page A04-A05 --line 37           # why a line breaks where it does
  banxin check edition.yaml                                      # the copy desk: what is wrong in the copy, with its place
  banxin build --help                                            # every option, with examples

An edition file names the pages, their templates and their stories:
  date: 2026-11-22
  pages:
    - folio: A04-A05
      section: 特别报道
      template: broadsheet-feature
      stories: [manuscript/feature.md]

Diagnostics go to stderr, one a line: file:line:column severity code message.
Exit codes: 0 done, 1 the input has errors, 2 the command line is wrong, 70 a bug of ours.`;

export const NEW_EXAMPLES = `
Examples:
  banxin new evening-post --name 晚报
  banxin new weekend --format tabloid --name 周末报 --date 2026-11-22
  banxin new ours --template own                 # with templates/own/grid.ts and page.tsx
  banxin build evening-post/edition.yaml --out evening-post/output

Makes banxin.yaml, edition.yaml, manuscript/first.md, its drawings in images/, fonts/fonts.yaml and a README.md. Never writes
over anything: a folder that is there must be empty (names that begin with a point may be in it).`;

export const BUILD_EXAMPLES = `
Examples:
  banxin build edition.yaml --out output
  banxin build edition.yaml --out output --pages A04-A05
  banxin build edition.yaml --out output --for archive,screen
  banxin build edition.yaml --out output --emit layout,plan   # output/layout.json, output/plan.json
  banxin build edition.yaml --out output --json 2> findings.jsonl

Writes report.json and, with --for
  print     print.pdf: for the plant
  archive   archive.pdf: PDF/A-3a and PDF/UA-1, with manuscripts, edition and layout attached;
            archive-2u.pdf: the same pages as PDF/A-2u, without attachments
  screen    screen.pdf: PDF/UA-1 with small pictures, links and bookmarks
A deliverable that errors stop leaves no file, an older one included;
report.json is written all the same.`;

export const PLAN_EXAMPLES = `
Examples:
  banxin plan edition.yaml                              # every page in letters
  banxin plan edition.yaml --pages A04-A05
  banxin plan edition.yaml --pages A04 --out a04.svg    # the page as a drawing
  banxin plan edition.yaml --out output                 # output/plan-A04-A05.svg, … a file a page
  banxin plan edition.yaml --json > plan.json           # the same as build --emit plan

Letters: H headline, T text, P picture, B box, Q pull quote, S strip, · white; the legend under the page gives each slot's
columns, its lines (and how many), and what stands in it. Copy that finds no room is an error, and the dummy is shown all the same.`;

export const IMPORT_EXAMPLES = `
Examples:
  banxin import wire.txt --out manuscript/fire.md

Finds headline, byline, crossheads, boxes and captions (【核心阅读】, ▲, （一）), widens ASCII marks between
Han, mints an id, and names with line and column whatever it was unsure of.`;

export const GALLEY_EXAMPLES = `
Examples:
  banxin galley manuscript/fire.md --measure 13 --out fire-13.pdf
  banxin galley manuscript/fire.md --measure 18 --out fire-18.pdf --all        # heads, captions, boxes and quotes too
  banxin galley manuscript/fire.md --measure 11 --out fire-11.pdf --house book # 1/4 em between Han and Latin
  banxin galley manuscript/fire.md --measure 13 --out fire.pdf --size 10.5 --leading 13
  banxin galley manuscript/fire.md --measure 20 --out fire.pdf --copy --all    # 小样: numbered, the copy beside it
  banxin galley manuscript/fire.md --measure 24 --out fire.pdf --vertical      # from top to bottom, right to left

One column of the paper's body face, as long as the story; body paragraphs, those of boxes and the items of lists
included. Goes by the nearest banxin.yaml above the story, or the one that --paper names. Counts on stderr how loose the
lines are; with --json the counts are an object on stdout.`;

export const EXPLAIN_EXAMPLES = `
Examples:
  banxin explain edition.yaml --page A04 --line 37
  banxin explain edition.yaml --page 1 --line 37 --story fire.md
  banxin explain edition.yaml --page A04-A05 --line 37 --json

Prints the line's boxes and the gaps between them, what each step of adjustment spent, every other start and end that was
weighed with its price, and what the whole paragraph would cost with it. Lines have the numbers that the proof prints.`;

export const CHECK_EXAMPLES = `
Examples:
  banxin check edition.yaml                                  # every finding with its line, then the score of each page
  banxin check manuscript/fire.md --date 2026-11-22          # one story
  banxin check wire.txt                                      # raw copy, before import
  banxin check edition.yaml --pages A01 --rules width,pairs
  banxin check manuscript/fire.md --fix                      # manuscript/fire.fixed.md beside it, certain fixes only
  banxin check manuscript/fire.md --fix --in-place           # in its place; the old one is fire.md.bak
  banxin check edition.yaml --list names,numbers --pages A01 # what to read one by one, with boxes to tick
  banxin check edition.yaml --reject 1a2b3c4d --why 引文原样 --by 二校
  banxin check edition.yaml --sarif > findings.sarif         # for editors and code hosts

Every finding has an id. What is accepted, rejected or asked goes into edition.findings.yaml beside the edition; a rejected
finding stays silent while its text stands. Only accepted findings count as errors in the score; it is a range up to what is open.
Nothing inside quotations, 《》, names and verse is ever fixed. Rules and lists: check: in banxin.yaml (docs/desk.md).
Exit code 1 when a finding that no one rejected is an error.`;

/**
 * Name, format and date of a new newspaper → the files that its folder begins with, by path. Touches no disk.
 */
import { dummyText, pressText, streetText } from './new-drawing.ts';
import { storyText } from './new-story.ts';

export interface Founding {
  readonly name: string;
  readonly format: 'broadsheet' | 'tabloid';
  /** `own`: with a template in the folder, to be changed. */
  readonly template: 'feature' | 'own';
  /** ISO. */
  readonly date: string;
  /** Folder of the JSON Schemas as the yaml files name it: relative to them, no / at its end. */
  readonly schemas: string;
}

/** Path in the folder → content, in the order in which they are worth reading. */
export const filesOf = (founding: Founding): ReadonlyMap<string, string> =>
  new Map([
    ['README.md', readme(founding)],
    ['banxin.yaml', paper(founding)],
    ['edition.yaml', edition(founding)],
    ['manuscript/first.md', storyText(founding.date, founding.format)],
    ['images/first.svg', streetText()],
    ['images/dummy.svg', dummyText()],
    ...(founding.format === 'broadsheet' ? ([['images/press.svg', pressText()]] as const) : []),
    ['fonts/fonts.yaml', fonts],
    ...(founding.template === 'own' ? ownTemplate(founding) : []),
  ]);

/** Where an editor finds the schema that completes and checks the file while one types. */
const schema = ({ schemas }: Founding, name: string): string => `# yaml-language-server: $schema=${schemas}/${name}.json`;

const paper = (founding: Founding): string => `${schema(founding, 'paper')}
# 报纸的常数：每一期都一样的东西。没写的用版心的默认值。
# What is true of the paper in every edition. What is not said here has Banxin's defaults.
name: ${JSON.stringify(founding.name)}
format: ${founding.format}
fonts: fonts/fonts.yaml
`;

const edition = (founding: Founding): string => `${schema(founding, 'edition')}
# 一期报纸：日期、版、稿件。星期和农历由日期推出，不用写。
# One edition: its date, pages and stories. Weekday and lunar date are computed.
date: ${founding.date}
number: 1
pages:
  # folio: A04-A05 makes a spread (通版)
  - folio: A01
    section: 夜班
    template: ${founding.template === 'own' ? 'own' : `${founding.format}-feature`}
    stories:
      - manuscript/first.md
    credits: { 责任编辑: 林知远, 版式: 沈一行, 校对: 何见微 }
`;

/** A template that begins as Banxin's feature and is the paper's from then on. */
const ownTemplate = ({ format }: Founding): readonly (readonly [string, string])[] => [
  ['templates/own/grid.ts', ownGrid(`${format}Feature`)],
  ['templates/own/page.tsx', ownPage(format)],
];

const ownGrid = (begins: string): string => `// 版面的骨架：开本、栏、行、字号。先照搬，再改成自己的。
// Where things may stand. It begins as Banxin's; what you write here takes its place.
import { ${begins}, type Template } from 'banxin/grid';

const page: Template['page'] = {
  ...${begins}.page,
  // grid: { sheet: { width: 275, height: 390 }, columns: 5, chars: 13, gap: 1.5, lines: 86 },
};

const template: Template = { name: 'own', page };
export default template;
`;

const ownPage = (format: Founding['format']): string => `// 正文以外的一切：报眉、线、底纹、责任编辑。正文由版心排，不在这里。
// Everything but the stories: folio line, rules, tints, credits. Banxin sets the stories.
import { Words, type PageProps } from 'banxin/template';
import { FeaturePage } from 'banxin/parts';

const SIZES = { folioLine: { folio: ${format === 'broadsheet' ? 28 : 22}, section: ${format === 'broadsheet' ? 12 : 10.5}, small: 7.875 }, credits: 7.875 };

export default function Own(props: PageProps) {
  const { page, paper } = props;
  const foot = page.grid.y + page.grid.lines * page.grid.leading + 16;
  return (
    <>
      <FeaturePage props={props} sizes={SIZES} />
      <Words role="folio" size={7.875} x={page.grid.x} baseline={foot}>
        {paper.name}
      </Words>
    </>
  );
}
`;

const fonts = `# 本报自己的字体。下面都是注释：不写的用版心自带的字体。
# The paper's own fonts. All of it is commented out: a role that is not named here has the font that Banxin brings.
#
# faces: 给字体文件起个名字。文件放在这个文件夹里，或者写「npm 包名/路径」。
#        Names for font files: a path relative to this file, or package/path of an installed npm package.
# roles: 哪个角色用哪些字体，先写的先用；前一个没有的字到后一个里去找。
#        The faces of each role, first choice first. A character that the first lacks is looked for in the next.
# 只能用静态字体（TTF、OTF、TTC、WOFF、WOFF2）。Static faces only.
#
# faces:
#   song: SongTi-Regular.otf
#   hei: { file: HeiTi.ttc, index: 1 }
#   serif: "@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf"
#
# roles:
#   body: [song, serif]
#   headline-sans: [hei]
#
# 角色 roles: body strong headline kicker deck byline pullquote crosshead box box-title caption credit nameplate folio …
`;

const readme = ({ name, template }: Founding): string => `# ${name.replaceAll(/[\\`*_[\]<>&#|]/g, '\\$&')}

用版心（Banxin）排印的报纸。A newspaper set with Banxin.

\`\`\`sh
npx banxin build edition.yaml --out output    # output/print.pdf
npx banxin plan edition.yaml                  # 版样 the dummy, in letters
\`\`\`

| | | |
|---|---|---|
| \`edition.yaml\` | 一期：日期、版、稿件 | an edition: its date, pages and stories |
| \`manuscript/\` | 稿件，一篇一个 Markdown 文件 | stories, one Markdown file each |
| \`images/\` | 图片，稿件里用相对路径引用 | pictures, named by stories with relative paths |
| \`fonts/fonts.yaml\` | 换成本报自己的字体 | the paper's own fonts |
${template === 'own' ? '| `templates/own/` | 本报的模板：版面和线 | the paper’s own template: grid and furniture |\n' : ''}| \`banxin.yaml\` | 报名、开本、版风 | name, format and house style |

接着做：改 \`manuscript/first.md\`，再 build 一次。有错会说在第几行第几列，怎么改。
Next: change \`manuscript/first.md\` and build again. Faults are told with line and column, and what to do.
装了 banxin（\`npm install banxin\`），编辑器会按 schema 补全和检查 yaml。With banxin installed, editors complete and check the yaml files.
`;

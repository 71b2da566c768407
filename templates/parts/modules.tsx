/**
 * Rules of a page of many stories: hairlines between modules, rules between a module's columns. Rectangles come in finished; broken where an
 * advertisement or a box has an edge of its own.
 */
import { Draw, HAIRLINE, swatch, type Painter, type PageProps, type PlacedModule } from 'banxin/template';

type Area = PlacedModule['rect'];

/** Modules that bring their own edge. */
const EDGED = new Set<PlacedModule['kind']>(['advertisement']);

/** How far a rule between neighbours keeps from the corner where another crosses it, pt. */
const CLEAR = 4;

interface Rule {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

const right = ({ x, width }: Area): number => x + width;
const foot = ({ y, height }: Area): number => y + height;
const overlap = (a1: number, a2: number, b1: number, b2: number): number => Math.min(a2, b2) - Math.max(a1, b1);

/** One rule in the gutter for each two modules side by side, one over each module that stands under another. */
export function moduleRules(modules: readonly PlacedModule[], gap: number): Rule[] {
  const rules: Rule[] = [];
  for (const a of modules)
    for (const b of modules) {
      if (a === b || EDGED.has(a.kind) || EDGED.has(b.kind)) continue;
      const [one, two] = [a.rect, b.rect];
      const [top, bottom] = [Math.max(one.y, two.y), Math.min(foot(one), foot(two))];
      if (Math.abs(two.x - right(one) - gap) < 1 && bottom - top > 2 * CLEAR) {
        const x = right(one) + gap / 2;
        rules.push({ x1: x, y1: top + CLEAR, x2: x, y2: bottom - CLEAR });
      }
      const [left, end] = [Math.max(one.x, two.x), Math.min(right(one), right(two))];
      if (Math.abs(two.y - foot(one)) < 1 && overlap(one.x, right(one), two.x, right(two)) > 1)
        rules.push({ x1: left, y1: two.y, x2: end, y2: two.y });
    }
  return rules;
}

/** Hairlines, 0.3 pt, or round dots. */
export function Rules({ rules, dotted = false }: { readonly rules: readonly Rule[]; readonly dotted?: boolean }) {
  if (rules.length === 0) return null;
  return (
    <Draw
      paint={(painter: Painter) => {
        painter.save();
        if (dotted) painter.lineCap('round').dash([0.01, 2.4]);
        for (const { x1, y1, x2, y2 } of rules)
          painter
            .moveTo(x1, y1)
            .lineTo(x2, y2)
            .lineWidth(dotted ? 0.7 : HAIRLINE)
            .strokeColor(swatch('black'))
            .stroke();
        painter.restore();
      }}
    />
  );
}

/** What a page draws between its stories; `dotted` of a supplement. */
export function ModuleRules({ props, dotted = false }: { readonly props: PageProps; readonly dotted?: boolean }) {
  const { em, gap } = props.page.grid;
  const columns = props.columnRules.map(({ x, top, bottom }) => ({ x1: x, y1: top, x2: x, y2: bottom }));
  return <Rules rules={[...moduleRules(props.modules, gap * em), ...columns]} dotted={dotted} />;
}

/**
 * The plant's printing condition: settings in; the ICC profile, the output intent and what preflight says of it out. Codes:
 * profile-missing, profile-broken, profile-unfit, profile-default.
 */
import { join } from 'node:path';
import { diagnose, type Diagnostic, type Outcome, outcome } from '../base/index.ts';
import { defaultIcc, IccFault, openIcc, type PressIcc } from '../image/index.ts';
import type { InkForm } from '../image/types.ts';
import type { OutputIntent, PreflightRow } from '../press/index.ts';
import type { Edition } from '../story/types.ts';
import type { BuildHost } from '../pipeline.ts';

/** What print is made for. */
export interface Condition {
  readonly intent: OutputIntent;
  readonly ink: InkForm;
  readonly row: PreflightRow;
}

/** The ICC registry, whose names a file may cite (ISO 15930-1, 6.2.2). */
const REGISTRY = 'http://www.color.org';

/** Reads the paper's profile, or takes the one that sharp carries. Without a value, a diagnostic says why. */
export async function conditionOf(
  { root, paper }: Pick<Edition, 'root' | 'paper'>,
  host: BuildHost,
): Promise<Outcome<Condition | undefined>> {
  const { profile, inkLimit, print, condition } = paper.press;
  const say = (severity: Diagnostic['severity'], code: string, message: string): Diagnostic =>
    placed(paper, root, host, severity, code, message);
  const path = profile === null ? null : join(root, profile);
  let icc: PressIcc;
  try {
    icc = path === null ? await defaultIcc() : openIcc(path);
  } catch (fault) {
    if (!(fault instanceof IccFault)) throw fault;
    return outcome<Condition | undefined>(undefined, [say('error', fault.code, `${profile} ${fault.message}`)]);
  }
  if (print === 'x1a' && icc.version > 2)
    return outcome<Condition | undefined>(undefined, [
      say(
        'error',
        'profile-unfit',
        `${profile} is an ICC profile of version ${icc.version}: PDF/X-1a takes version 2; ask the plant for that, or take print: x4`,
      ),
    ]);
  const ink: InkForm = { profile: path, limit: inkLimit };
  const made = intentOf(icc, condition, profile !== null);
  if (profile !== null) return outcome<Condition | undefined>({ ...made, ink });
  const message = `colours go through libvips' CMYK profile, which is not your plant's: put the plant's ICC file in press.profile of banxin.yaml`;
  return outcome<Condition | undefined>({ ...made, ink, row: { ...made.row, severity: 'warning', code: 'profile-default' } }, [
    say('warning', 'profile-default', message),
  ]);
}

/** By name alone where there is a name and no profile: the plant then has the profile (PDF/X-1a only, which the settings have checked). */
function intentOf(icc: PressIcc, condition: string | null, own: boolean): Pick<Condition, 'intent' | 'row'> {
  const byName = condition !== null && !own;
  const words = byName ? `${condition}, by name; photos went through ${icc.description}` : icc.description;
  const intent: OutputIntent = {
    identifier: condition ?? (own ? icc.description : 'Custom'),
    words: byName ? (condition ?? '') : icc.description,
    ...(condition !== null && { registry: REGISTRY }),
    ...(!byName && { icc: { bytes: icc.bytes, channels: 4 as const } }),
  };
  return { intent, row: { check: 'profile', severity: 'ok', code: 'profile', message: words } };
}

function placed(
  paper: Edition['paper'],
  root: string,
  host: BuildHost,
  severity: Diagnostic['severity'],
  code: string,
  message: string,
): Diagnostic {
  const { span } = paper.press;
  const source = span ? host.readText(join(root, span.file)) : undefined;
  return span && source !== undefined
    ? diagnose(severity, code, message, span, source)
    : diagnose(severity, code, message, paper.file ?? 'banxin.yaml');
}

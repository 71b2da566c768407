/**
 * A page of many stories of any sheet: furniture under the matter, the slots in painting order, furniture over it. What stands at the head
 * (folio line, nameplate, title) is the template's own.
 */
import { Slot, type PageProps } from 'banxin/template';
import { Boxes, Credits, PullQuotes, Seals } from './matter.tsx';
import { ModuleRules } from './modules.tsx';

export interface NewsPageProps {
  readonly props: PageProps;
  readonly head: React.ReactNode;
  /** Type of the credits under the type area, pt. */
  readonly credits?: number;
  /** How much further down the credits stand, pt: under an imprint. */
  readonly creditsDown?: number;
  readonly dotted?: boolean;
}

export function NewsPage({ props, head, credits = 7.875, creditsDown = 0, dotted = false }: NewsPageProps) {
  return (
    <>
      {head}
      <Boxes boxes={props.boxes} />
      <ModuleRules props={props} dotted={dotted} />
      <PullQuotes quotes={props.pullquotes} />
      <Seals seals={props.seals} />
      <Credits page={props.page} size={credits} down={creditsDown} />
      {Object.keys(props.slots).map((name) => (
        <Slot key={name} name={name} />
      ))}
    </>
  );
}

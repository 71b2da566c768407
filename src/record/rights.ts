/**
 * Rights of each story and picture: holder, credit, agency, licence, term. What no one stated is said to be not stated; nothing is guessed but the agency
 * that a lead-in (电头) or a credit names in so many words.
 */
import type { IssueFacts } from './types.ts';
import type { XmlWriter } from './xml.ts';

export const RIGHTS = 'urn:banxin:rights:1';

/** Rights of one thing. */
export interface Rights {
  /** Story or figure block of the Layout. */
  readonly of: string;
  readonly kind: 'story' | 'picture';
  readonly holder: string;
  readonly credit: string;
  readonly agency?: string;
}

const NOT_STATED = 'not stated';

/** Names of agencies as lead-ins and credits have them. */
const AGENCY = /新华社|中新社|中国新闻社|法新社|路透社|美联社|塔斯社|共同社|新华网|人民网|视觉中国|CFP|IC\s?photo/iu;

export function rightsOf(issue: IssueFacts): Rights[] {
  const house = issue.imprint.find(({ item }) => item === '出版')?.text ?? issue.paper;
  const one = (of: string, kind: Rights['kind'], credit: string): Rights => {
    const agency = AGENCY.exec(credit)?.[0];
    const holder = agency ?? (/本报/u.test(credit) ? house : NOT_STATED);
    return { of, kind, holder, credit: credit || NOT_STATED, ...(agency === undefined ? {} : { agency }) };
  };
  return issue.stories.flatMap((story) => {
    const byline = story.authors.map(({ role, name }) => [role, name].filter(Boolean).join(' ')).join('、');
    return [
      one(story.id, 'story', [story.leadIn, byline].filter(Boolean).join(' ')),
      ...story.figures.map(({ block, credit }) => one(block, 'picture', credit ?? '')),
    ];
  });
}

export function writeRights(xml: XmlWriter, { kind, holder, credit, agency }: Rights): void {
  xml
    .open('rights:rights', { kind })
    .leaf('rights:holder', holder)
    .leaf('rights:credit', credit)
    .leaf('rights:agency', agency ?? NOT_STATED)
    .leaf('rights:licence', NOT_STATED)
    .leaf('rights:term', NOT_STATED)
    .close();
}

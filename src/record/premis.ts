/**
 * What happened to an edition, as PREMIS 3 events: read, composed, each round, signed, released, archived. Times come from the edition or from the
 * sign-offs; a time that nobody wrote down is the edition's day.
 */
import type { XmlWriter } from './xml.ts';

export const PREMIS = 'http://www.loc.gov/premis/v3';

/** One event. */
export interface Event {
  readonly type: 'read' | 'composed' | 'proof round' | 'signed' | 'released' | 'archived';
  /** YYYY-MM-DD or an ISO time. */
  readonly time: string;
  readonly detail: string;
  /** Who, where it is known. */
  readonly agent?: string;
}

export function writeEvent(xml: XmlWriter, { type, time, detail, agent }: Event, identifier: string): void {
  xml
    .open('premis:event')
    .open('premis:eventIdentifier')
    .leaf('premis:eventIdentifierType', 'local')
    .leaf('premis:eventIdentifierValue', identifier)
    .close()
    .leaf('premis:eventType', type)
    .leaf('premis:eventDateTime', time)
    .open('premis:eventDetailInformation')
    .leaf('premis:eventDetail', detail)
    .close();
  if (agent !== undefined)
    xml
      .open('premis:linkingAgentIdentifier')
      .leaf('premis:linkingAgentIdentifierType', 'name')
      .leaf('premis:linkingAgentIdentifierValue', agent)
      .close();
  xml.close();
}

/**
 * Text set downwards (composition.md M7–M10, G16): what other folders see of it. Everything is made in vertical/.
 */
export { drawnText } from './vertical/forms.ts';
export { planVerticalHeadline, type VerticalHeadline, type VerticalRoom } from './vertical/headline.ts';
export { setVerticalStory, type VerticalStory, type VerticalSheet } from './vertical/story.ts';
export type { VerticalStand } from './vertical/set.ts';
export type { WesternStyle } from './vertical/western.ts';
export { VerticalTypesetter, type VerticalColumn, type VerticalHead, type VerticalTiers } from './vertical/typesetter.ts';

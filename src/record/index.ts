/**
 * Records: the Layout and the facts of an issue in; ALTO, METS, JSON-LD, the 数字报 package and BagIt out. The public names of this folder.
 */
export { altoOf, typeArea } from './alto.ts';
export { areasOf, type Area, type Point } from './areas.ts';
export { type AdvanceOf, characterBoxes, type CharacterBox } from './boxes.ts';
export { issueId, pageId, paperId, storyId, storySegment } from './identity.ts';
export { fileId, type MetsInput, type RecordFile } from './mets-parts.ts';
export { metsOf } from './mets.ts';
export { bodyOf, newsArticle } from './news-article.ts';
export { pageSvg, type Drawing, type OutlineOf } from './page-picture.ts';
export { pdfPicture } from './pdf-picture.ts';
export type { Event } from './premis.ts';
export type * from './types.ts';
export { storyFile, webIndex, webPage, webSearch, type WebPage } from './web.ts';
export { dataScript, indexHtml, storyHtml, VIEWER_CSS, VIEWER_JS } from './web-viewer.ts';
export { type BagFile, type BagInfo, HASHES, tagFiles } from './bag.ts';
export {
  BUILD,
  type BuildManifest,
  type FontEntry,
  readBuildManifest,
  type SourceEntry,
  type TemplateEntry,
} from './manifest.ts';
export { mediaType } from './media.ts';
export { faultOfPath, fromManifest, toManifest } from './names.ts';

/**
 * What a page component of one's own may import as `banxin/parts`: the furniture of Banxin's templates, piece by piece.
 */
export { FeaturePage, type FeaturePageProps, type FeatureSizes } from './feature-page.tsx';
export { FolioLine, rightOf, type FolioSizes } from './folio-line.tsx';
export { Boxes, ColumnRules, Credits, EndMark, PullQuotes, Seals, Strip } from './matter.tsx';
export { ModuleRules, Rules, moduleRules } from './modules.tsx';
export { ImprintFoot, Nameplate, type NameplateSizes } from './nameplate.tsx';
export { NewsPage, type NewsPageProps } from './news-page.tsx';
export { NoticesTitle, SupplementTitle } from './titles.tsx';

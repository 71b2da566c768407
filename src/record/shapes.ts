/**
 * What may stand in what in the ALTO and METS that Banxin writes, as data: children in their order, attributes that must be there, numbers, references. Narrower than
 * the schemas: it is what `verify` holds a record to where no schema is at hand.
 */

/** The shape of one kind of element. */
export interface Shape {
  /** Children, in the order in which they come. */
  readonly children: readonly string[];
  readonly required: readonly string[];
  readonly numbers: readonly string[];
  /** Attributes that name ids of the same file. */
  readonly refs: readonly string[];
  /** Other attributes. */
  readonly others: readonly string[];
}

/** The shapes of a vocabulary, and its root. */
export interface Vocabulary {
  readonly uri: string;
  readonly root: string;
  readonly shapes: Readonly<Record<string, Shape>>;
}

const shape = (children = '', required = '', numbers = '', refs = '', others = ''): Shape => {
  const words = (text: string): string[] => text.split(' ').filter(Boolean);
  return {
    children: words(children),
    required: words(required),
    numbers: words(numbers),
    refs: words(refs),
    others: words(others),
  };
};

const BOX = 'HPOS VPOS WIDTH HEIGHT';
const BLOCKS = 'TextBlock|Illustration|GraphicalElement|ComposedBlock';

export const ALTO_VOCABULARY: Vocabulary = {
  uri: 'http://www.loc.gov/standards/alto/ns-v4#',
  root: 'alto',
  shapes: {
    alto: shape('Description Styles Tags ReadingOrder Layout', 'SCHEMAVERSION'),
    Description: shape('MeasurementUnit sourceImageInformation Processing'),
    MeasurementUnit: shape(),
    sourceImageInformation: shape('fileName documentIdentifier'),
    fileName: shape(),
    documentIdentifier: shape(),
    Processing: shape('processingCategory processingDateTime processingStepDescription processingSoftware', 'ID'),
    processingCategory: shape(),
    processingDateTime: shape(),
    processingStepDescription: shape(),
    processingSoftware: shape('softwareName softwareVersion'),
    softwareName: shape(),
    softwareVersion: shape(),
    Styles: shape('TextStyle'),
    TextStyle: shape('', 'ID FONTFAMILY', 'FONTSIZE', '', 'FONTCOLOR'),
    Tags: shape('StructureTag|OtherTag'),
    StructureTag: shape('', 'ID LABEL', '', '', 'TYPE URI'),
    OtherTag: shape('', 'ID LABEL', '', '', 'DESCRIPTION'),
    ReadingOrder: shape('OrderedGroup'),
    OrderedGroup: shape('ElementRef|OrderedGroup', 'ID', '', 'TAGREFS'),
    ElementRef: shape('', 'ID REF', '', 'REF'),
    Layout: shape('Page'),
    Page: shape(
      'TopMargin LeftMargin RightMargin BottomMargin PrintSpace',
      'ID PHYSICAL_IMG_NR',
      'WIDTH HEIGHT PHYSICAL_IMG_NR',
      'PROCESSINGREFS',
      'PRINTED_IMG_NR POSITION LANG',
    ),
    TopMargin: shape(BLOCKS, 'ID', BOX),
    LeftMargin: shape(BLOCKS, 'ID', BOX),
    RightMargin: shape(BLOCKS, 'ID', BOX),
    BottomMargin: shape(BLOCKS, 'ID', BOX),
    PrintSpace: shape(BLOCKS, 'ID', BOX),
    ComposedBlock: shape(BLOCKS, 'ID TYPE', BOX),
    TextBlock: shape('TextLine', 'ID TAGREFS', BOX, 'TAGREFS IDNEXT'),
    Illustration: shape('', 'ID TAGREFS FILEID', BOX, 'TAGREFS IDNEXT', 'TYPE'),
    GraphicalElement: shape('', 'ID TAGREFS', BOX, 'TAGREFS IDNEXT'),
    TextLine: shape('String', 'ID BASELINE', BOX, '', 'BASEDIRECTION'),
    String: shape('Glyph', 'ID CONTENT', BOX, 'STYLEREFS TAGREFS'),
    Glyph: shape('', 'CONTENT', BOX),
  },
};

const DIV = 'ID ORDER ORDERLABEL LABEL TYPE CONTENTIDS';

export const METS_VOCABULARY: Vocabulary = {
  uri: 'http://www.loc.gov/METS/',
  root: 'mets',
  shapes: {
    mets: shape('metsHdr dmdSec amdSec fileSec structMap', 'OBJID', '', '', 'LABEL TYPE'),
    metsHdr: shape('agent', 'CREATEDATE', '', '', 'RECORDSTATUS'),
    agent: shape('name note', 'ROLE', '', '', 'OTHERROLE TYPE OTHERTYPE'),
    name: shape(),
    note: shape(),
    dmdSec: shape('mdWrap', 'ID'),
    amdSec: shape('rightsMD digiprovMD', 'ID'),
    rightsMD: shape('mdWrap', 'ID'),
    digiprovMD: shape('mdWrap', 'ID'),
    mdWrap: shape('xmlData', 'MDTYPE', '', '', 'OTHERMDTYPE'),
    xmlData: shape(),
    fileSec: shape('fileGrp'),
    fileGrp: shape('file', 'USE'),
    file: shape('FLocat', 'ID CHECKSUM CHECKSUMTYPE', 'SIZE', '', 'MIMETYPE'),
    FLocat: shape('', 'LOCTYPE xlink:href'),
    structMap: shape('div', 'TYPE'),
    div: shape('fptr div', 'TYPE', '', 'DMDID ADMID', DIV),
    fptr: shape('area', '', '', 'FILEID'),
    area: shape('', 'FILEID BETYPE BEGIN', '', 'FILEID'),
  },
};

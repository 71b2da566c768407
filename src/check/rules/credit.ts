/**
 * captions and credit: pictures without a caption, without a file, without a name and source. Names spelt two ways are the business of names.ts.
 */
import type { FigurePlace, Rule } from '../types.ts';

const SOURCE = /摄|供图|资料图|制图|绘|画|图$|图[／/]|影$|截图|合成|提供|发$|插图|书法|篆刻/;

const caption = ({ caption: of }: FigurePlace): string => (of ? `“${of.text.slice(0, 16)}”` : '');

export const captions: Rule = ({ sheets }, tell, { pictureIsThere }) => {
  for (const { file, figures } of sheets)
    for (const figure of figures) {
      const { start, end, src } = figure;
      const place = { file, start, end, kind: 'none' as const };
      if (figure.caption === null) tell.place({ ...place, sure: 'likely', zh: '图片没有图说', en: 'the picture has no caption' });
      if (src === null || src === '') tell.place({ ...place, sure: 'certain', zh: `图说${caption(figure)}没有对应的图片`, en: `the caption ${caption(figure)} has no picture` }); // prettier-ignore
      else if (pictureIsThere && !pictureIsThere(file, src)) tell.place({ ...place, sure: 'certain', zh: `图片“${src}”不在${figure.caption ? `：图说${caption(figure)}没有图` : ''}`, en: `the picture “${src}” is not there` }); // prettier-ignore
    }
};

export const credit: Rule = ({ sheets }, tell) => {
  for (const { file, figures } of sheets)
    for (const figure of figures) {
      const { start, end } = figure;
      const place = { file, start, end, kind: 'fact' as const };
      const own = figure.credit?.trim() ?? '';
      const said = own !== '' ? own : (/[（(]([^（()）]{1,20})[）)]$/.exec(figure.caption?.text ?? '')?.[1] ?? '');
      if (said === '') tell.place({ ...place, sure: 'likely', zh: '图片没有署名和来源（摄、供图、资料图片、制图）', en: 'the picture has no credit and source (摄, 供图, 资料图片, 制图)' }); // prettier-ignore
      else if (!SOURCE.test(said)) tell.place({ ...place, sure: 'likely', zh: `署名“${said}”没有写明来源（摄、供图、资料图片、制图）`, en: `the credit “${said}” does not say its source (摄, 供图, 资料图片, 制图)` }); // prettier-ignore
    }
};

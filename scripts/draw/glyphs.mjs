/**
 * Characters in, outlines out: contours of Noto and LXGW WenKai as points and as SVG path data, placed in a square of any size.
 * Never draws text: a picture must not need a font when it is opened.
 */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const fontkit = require('fontkit');

const FILES = {
  regular: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  semibold: '@expo-google-fonts/noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf',
  bold: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  black: '@expo-google-fonts/noto-serif-sc/900Black/NotoSerifSC_900Black.ttf',
  sans: '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
  kai: '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff',
};
const open = new Map();

function face(weight) {
  if (!open.has(weight)) open.set(weight, fontkit.create(readFileSync(require.resolve(FILES[weight]))));
  return open.get(weight);
}

/** The outline commands of one character in font units, y up. */
export function outline(char, weight = 'bold') {
  const font = face(weight);
  const point = char.codePointAt(0);
  if (!font.hasGlyphForCodePoint(point)) throw new Error(`bug: no glyph for ${char}`);
  return font.glyphForCodePoint(point).path.commands;
}

/** Places font units (1000 to the em, baseline 120 above the foot of the square) into a square at (x, y), y down. */
export function placer({ x, y, size, mirror = false, turn = 0 }) {
  const k = size / 1000;
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  const half = size / 2;
  return (u, v) => {
    const px = (mirror ? 1000 - u : u) * k - half;
    const py = (880 - v) * k - half;
    return [x + half + px * c - py * s, y + half + px * s + py * c];
  };
}

const LETTER = { moveTo: 'M', lineTo: 'L', quadraticCurveTo: 'Q', bezierCurveTo: 'C', closePath: 'Z' };

/** SVG path data of one character in its square; two decimals. */
export function glyphPath(char, place, weight = 'bold') {
  const at = placer(place);
  let d = '';
  for (const { command, args } of outline(char, weight)) {
    d += LETTER[command];
    for (let i = 0; i < args.length; i += 2) {
      const [px, py] = at(args[i], args[i + 1]);
      d += `${i ? ' ' : ''}${+px.toFixed(2)} ${+py.toFixed(2)}`;
    }
  }
  return d;
}

/** On-curve points and handles of one character in its square: `{ nodes: [[x, y]], arms: [[x, y, hx, hy]] }`. */
export function glyphHandles(char, place, weight = 'bold') {
  const at = placer(place);
  const nodes = [];
  const arms = [];
  let last = null;
  for (const { command, args } of outline(char, weight)) {
    if (command === 'closePath') continue;
    const end = at(args[args.length - 2], args[args.length - 1]);
    if (command === 'quadraticCurveTo') {
      const handle = at(args[0], args[1]);
      arms.push([...last, ...handle], [...end, ...handle]);
    }
    nodes.push(end);
    last = end;
  }
  return { nodes, arms };
}

/** The Thousand-Character Classic (千字文, 6th century, public domain), first 1,000 characters in their old forms. */
export const THOUSAND = [
  '天地玄黃宇宙洪荒日月盈昃辰宿列張寒來暑往秋收冬藏閏餘成歲律呂調陽雲騰致雨露結為霜金生麗水玉出崑岡',
  '劍號巨闕珠稱夜光果珍李柰菜重芥薑海鹹河淡鱗潛羽翔龍師火帝鳥官人皇始制文字乃服衣裳推位讓國有虞陶唐',
  '弔民伐罪周發殷湯坐朝問道垂拱平章愛育黎首臣伏戎羌遐邇壹體率賓歸王鳴鳳在竹白駒食場化被草木賴及萬方',
  '蓋此身髮四大五常恭惟鞠養豈敢毀傷女慕貞潔男效才良知過必改得能莫忘罔談彼短靡恃己長信使可覆器欲難量',
  '墨悲絲染詩讚羔羊景行維賢克念作聖德建名立形端表正空谷傳聲虛堂習聽禍因惡積福緣善慶尺璧非寶寸陰是競',
  '資父事君曰嚴與敬孝當竭力忠則盡命臨深履薄夙興溫凊似蘭斯馨如松之盛川流不息淵澄取映容止若思言辭安定',
  '篤初誠美慎終宜令榮業所基籍甚無竟學優登仕攝職從政存以甘棠去而益詠樂殊貴賤禮別尊卑上和下睦夫唱婦隨',
  '外受傅訓入奉母儀諸姑伯叔猶子比兒孔懷兄弟同氣連枝交友投分切磨箴規仁慈隱惻造次弗離節義廉退顛沛匪虧',
  '性靜情逸心動神疲守真志滿逐物意移堅持雅操好爵自縻都邑華夏東西二京背邙面洛浮渭據涇宮殿盤鬱樓觀飛驚',
  '圖寫禽獸畫彩仙靈丙舍傍啟甲帳對楹肆筵設席鼓瑟吹笙升階納陛弁轉疑星右通廣內左達承明既集墳典亦聚群英',
  '杜稿鍾隸漆書壁經府羅將相路俠槐卿戶封八縣家給千兵高冠陪輦驅轂振纓世祿侈富車駕肥輕策功茂實勒碑刻銘',
  '磻溪伊尹佐時阿衡奄宅曲阜微旦孰營桓公匡合濟弱扶傾綺迴漢惠說感武丁俊乂密勿多士寔寧晉楚更霸趙魏困橫',
  '假途滅虢踐土會盟何遵約法韓弊煩刑起翦頗牧用軍最精宣威沙漠馳譽丹青九州禹跡百郡秦并嶽宗恆岱禪主云亭',
  '雁門紫塞雞田赤城昆池碣石鉅野洞庭曠遠綿邈巖岫杳冥治本於農務茲稼穡俶載南畝我藝黍稷稅熟貢新勸賞黜陟',
  '孟軻敦素史魚秉直庶幾中庸勞謙謹敕聆音察理鑑貌辨色貽厥嘉猷勉其祗植省躬譏誡寵增抗極殆辱近恥林皋幸即',
  '兩疏見機解組誰逼索居閒處沉默寂寥求古尋論散慮逍遙欣奏累遣慼謝歡招渠荷的歷園莽抽條枇杷晚翠梧桐早凋',
  '陳根委翳落葉飄颻遊鵾獨運凌摩絳霄耽讀玩市寓目囊箱易輶攸畏屬耳垣牆具膳餐飯適口充腸飽飫烹宰飢厭糟糠',
  '親戚故舊老少異糧妾御績紡侍巾帷房紈扇圓潔銀燭煒煌晝眠夕寐藍筍象床弦歌酒讌接杯舉觴矯手頓足悅豫且康',
  '嫡後嗣續祭祀烝嘗稽顙再拜悚懼恐惶箋牒簡要顧答審詳骸垢想浴執熱願涼驢騾犢特駭躍超驤誅斬賊盜捕獲叛亡',
  '布射僚丸嵇琴阮嘯恬筆倫紙鈞巧任釣釋紛利俗並皆佳妙毛施淑姿工顰妍笑年矢每催曦暉朗曜璇璣懸斡晦魄環照',
  '指薪修祜永綏吉劭矩步引領俯仰廊廟束帶矜莊徘徊瞻眺孤陋寡聞愚蒙等誚謂語助者焉哉乎也',
].join('');

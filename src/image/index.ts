/**
 * Pictures: files that the copy names come in, a shelf of sizes and pixels goes out. The public names of this folder.
 */
export { focusCrop, type Focus } from './crop.ts';
export { BrokenPicture } from './header.ts';
export { defaultIcc, IccFault, openIcc, type PressIcc, readIcc } from './icc.ts';
export { meanLight, measureLights } from './lights.ts';
export { dataUrl, type Raster, rasterise, webFile } from './raster.ts';
export { srgbProfile } from './srgb.ts';
export { probePictures, type PictureRequest } from './shelf.ts';
export type { Crop, Lights, Picture, PicturePixels, PictureShelf, Placement, Probe, PixelForm } from './types.ts';

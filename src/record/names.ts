/**
 * Names of files: as they stand in a manifest (RFC 8493), in a URL, and whether a bag may hold them. Touches no file.
 */

/** A path as a relative URL. */
export const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** A path as a manifest has it: line ends and the sign of escapes escaped (RFC 8493, 2.1.3). */
export const toManifest = (path: string): string => path.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('\r', '%0D');

/** A manifest's path as it is on the disk: `%0A`, `%0D` and `%25` and nothing else are escapes. */
export const fromManifest = (path: string): string =>
  path.replaceAll(/%(0[AaDd]|25)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const DEVICES = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)(?:\.|$)/iu;

/** Why a path may not be in a bag that other machines shall read; undefined where it may. */
export function faultOfPath(path: string): string | undefined {
  if (path === '') return 'is empty';
  if (/^[/\\]/.test(path) || /^[A-Za-z]:/.test(path)) return 'is an absolute path';
  if (path.startsWith('~')) return 'begins with ~, which a shell takes for a home folder';
  if (path.includes('\0')) return 'has a NUL in it';
  const parts = path.split(/[/\\]/);
  if (parts.includes('..')) return 'leads out of the bag by ..';
  const device = parts.find((part) => DEVICES.test(part));
  return device === undefined ? undefined : `has “${device}” in it, which is a device on Windows`;
}

// The first that fits: browsers name those before them as well.
const browsers: [RegExp, string][] = [
  [/MicroMessenger/, '微信 WeChat'],
  [/HuaweiBrowser/, 'Huawei'],
  [/MiuiBrowser/, 'Mi'],
  [/SamsungBrowser/, 'Samsung'],
  [/Edg(A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Macintosh/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** What a device is called to its owner, from what its browser says of itself: our words, never the browser's. */
export function deviceLabel(userAgent = ''): string {
  const first = (names: [RegExp, string][]) => names.find(([sign]) => sign.test(userAgent))?.[1];
  const [browser, system] = [first(browsers), first(systems)];
  return [browser ?? 'Browser', ...(system ? [system] : [])].join(' · ');
}

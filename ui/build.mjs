// Makes everything in dist/: one stylesheet, one script, one icon sprite, fonts, drawings, mail.css and manifest.json;
// and in fonts/ what PDFs are set in.
// `--theme` instead makes theme/owner.css anew from theme/designsystemet.config.json (the only step that needs the network).
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';

const HERE = import.meta.dirname;
const at = (...parts) => path.join(HERE, ...parts);
const THEME_CLI = '@digdir/designsystemet@1.15.0';
const BROWSERS = ['chrome123', 'edge123', 'firefox128', 'safari17.5'];
const sha = bytes => createHash('sha256').update(bytes).digest('hex');
const configMark = () => `/* config ${sha(fs.readFileSync(at('theme/designsystemet.config.json'))).slice(0, 16)} */\n`;

function makeTheme() {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'farstu-theme-'));
  const cli = (...args) => execFileSync('npx', ['--yes', THEME_CLI, 'tokens', ...args], { cwd: dir, stdio: 'inherit' });
  try {
    fs.copyFileSync(at('theme/designsystemet.config.json'), path.join(dir, 'designsystemet.config.json'));
    cli('create', '--config', 'designsystemet.config.json', '--clean');
    cli('build');
    const made = fs.readFileSync(path.join(dir, 'design-tokens-build/owner.css'), 'utf8');
    fs.writeFileSync(at('theme/owner.css'), configMark() + made.replace(/^@charset[^\n]*\n/, ''));
  } finally {
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

// Colours of one scheme as plain values, for what cannot read the stylesheet: drawings and e-mail.
function schemeColours(theme, scheme) {
  const block = theme.split(`@layer ds.theme.color-scheme.${scheme}`)[1]?.split('@layer')[0];
  if (!block) throw new Error(`theme/owner.css has no ${scheme} scheme`);
  return Object.fromEntries([...block.matchAll(/(--ds-color-[\w-]+):\s*(#\w+)/g)].map(m => [m[1], m[2].toLowerCase()]));
}
const paint = (text, colours) => text.replace(/var\((--ds-color-[\w-]+)(?:,[^)]*)?\)/g, (_, name) => {
  if (!colours[name]) throw new Error(`${name} is not in the theme`);
  return colours[name];
});

const files = new Map(); // file name in dist → content
const manifest = {}; // logical name → file name in dist
function keep(logical, content) {
  const { name, ext } = path.parse(logical);
  const bytes = Buffer.from(content);
  const file = `${name}-${sha(bytes).slice(0, 8)}${ext}`;
  files.set(file, bytes);
  manifest[logical] = file;
  return file;
}

const FONTS = { 'inter-latin-wght-normal.woff2': 'inter.woff2', 'schibsted-grotesk-latin-wght-normal.woff2': 'schibsted-grotesk.woff2' };
// What the PDFs are set in, for crates/papers; browsers never see them.
const PAPER_FONTS = {
  'inter/400Regular/Inter_400Regular.ttf': 'inter-400.ttf',
  'inter/600SemiBold/Inter_600SemiBold.ttf': 'inter-600.ttf',
  'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf': 'noto-sans-arabic-400.ttf',
  'noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf': 'noto-sans-arabic-600.ttf',
  'noto-emoji/400Regular/NotoEmoji_400Regular.ttf': 'noto-emoji-400.ttf',
};
function paperFonts() {
  fs.mkdirSync(at('fonts'), { recursive: true });
  for (const [from, to] of Object.entries(PAPER_FONTS)) fs.copyFileSync(at('node_modules/@expo-google-fonts', from), at('fonts', to));
}
const fontsBesideTheStylesheet = {
  name: 'fonts',
  setup(build) {
    build.onResolve({ filter: /\.woff2$/ }, async ({ path: wanted }) => {
      const file = at('node_modules', wanted);
      return { path: `./${keep(FONTS[path.basename(file)], fs.readFileSync(file))}`, external: true };
    });
  },
};

// lucide icons as one sprite; only those icons.txt names.
function sprite() {
  const names = fs.readFileSync(at('icons.txt'), 'utf8').trim().split(/\s+/).sort();
  const symbol = name => {
    const file = at('node_modules/lucide-static/icons', `${name}.svg`);
    if (!fs.existsSync(file)) throw new Error(`icons.txt: lucide has no icon "${name}"`);
    const body = fs.readFileSync(file, 'utf8').replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, '').replace(/>\s+</g, '><').replace(/ \/>/g, '/>').trim();
    return `<symbol id="${name}" viewBox="0 0 24 24">${body}</symbol>`;
  };
  return `<svg xmlns="http://www.w3.org/2000/svg">${names.map(symbol).join('')}</svg>`;
}

async function build() {
  const theme = fs.existsSync(at('theme/owner.css')) ? fs.readFileSync(at('theme/owner.css'), 'utf8') : '';
  if (!theme.startsWith(configMark())) throw new Error('theme/owner.css does not belong to theme/designsystemet.config.json: run `npm run theme`');
  if (!fs.existsSync(at('node_modules/esbuild'))) throw new Error('packages are missing: run `npm ci`');
  const esbuild = await import('esbuild');
  const bundle = async (entry, options) => {
    const made = await esbuild.build({
      absWorkingDir: HERE, entryPoints: [entry], bundle: true, minify: true, write: false, target: BROWSERS, legalComments: 'none', charset: 'utf8', logLevel: 'warning', ...options,
    });
    if (made.warnings.length) throw new Error(`${entry}: warnings above`);
    return made.outputFiles[0].text;
  };
  const [light, dark] = [schemeColours(theme, 'light'), schemeColours(theme, 'dark')];

  keep('app.css', await bundle('css/app.css', { plugins: [fontsBesideTheStylesheet] }));
  keep('app.js', await bundle('js/app.js', { format: 'esm' }));
  keep('icons.svg', sprite());
  for (const name of fs.readdirSync(at('img')).sort()) keep(name, paint(fs.readFileSync(at('img', name), 'utf8').trim(), light));

  const [day, night] = fs.readFileSync(at('css/mail.css'), 'utf8').replace(/\/\*.*?\*\/\s*/gs, '').split(/(?=@media \(prefers-color-scheme: dark\))/);
  files.set('mail.css', Buffer.from(paint(day, light) + paint(night, dark)));
  manifest['mail.css'] = 'mail.css';
  files.set('manifest.json', Buffer.from(`${JSON.stringify(Object.fromEntries(Object.entries(manifest).sort()), null, 2)}\n`));

  paperFonts();
  fs.rmSync(at('dist'), { recursive: true, force: true });
  fs.mkdirSync(at('dist'));
  for (const [name, bytes] of files) {
    fs.writeFileSync(at('dist', name), bytes);
    if (!/\.(css|js|svg)$/.test(name)) continue;
    fs.writeFileSync(at('dist', `${name}.gz`), zlib.gzipSync(bytes, { level: 9 }));
    fs.writeFileSync(at('dist', `${name}.br`), zlib.brotliCompressSync(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
  }
}

try {
  await (process.argv.includes('--theme') ? makeTheme() : build());
} catch (error) {
  console.error(`ui: ${error.message}`);
  process.exitCode = 1;
}

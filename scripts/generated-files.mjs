/**
 * Everything under version control that is made from the code, as a map from path to text. The core comes in as an
 * argument, because the generator has the compiled one and the test has the sources.
 */
export function generatedFiles({
  RULES,
  rulePage,
  ruleList,
  disclosureSchema,
  configSchema,
  toJSONSchema,
  program,
  FORMATS,
  sample,
  readmes,
}) {
  const files = new Map();
  files.set('docs/rules/README.md', note(ruleList(RULES, (id) => `${id}.md`)));
  for (const rule of RULES) files.set(`docs/rules/${rule.id}.md`, note(rulePage(rule)));
  files.set('docs/commands.md', note(commands(program)));
  files.set(
    'schema/disclosure.schema.json',
    `${JSON.stringify(toJSONSchema(disclosureSchema, { target: 'draft-2020-12' }), null, 2)}\n`,
  );
  files.set(
    'schema/config.schema.json',
    `${JSON.stringify(toJSONSchema(configSchema, { target: 'draft-2020-12' }), null, 2)}\n`,
  );
  for (const [path, text] of Object.entries(readmes))
    files.set(path, withFormats(withSample(text, sample), path, FORMATS));
  return files;
}

/** The file that the READMEs show the audit of. */
export const SAMPLE = 'examples/驻京联络处2024-有误.md';
export const READMES = ['README.md', 'README.zh-CN.md'];

/** Puts the beginning of a report, its verdict and first findings, between the marks. */
function withSample(readme, report) {
  const blocks = report.trimEnd().split('\n\n');
  const shown = [`$ npx mingzhang check ${SAMPLE}`, blocks.slice(0, 5).join('\n\n'), '  ……'].join('\n\n');
  return readme.replace(
    /(<!-- sample:begin -->\n)[\s\S]*?(<!-- sample:end -->)/,
    (_, begin, end) => `${begin}\n${block(shown)}\n\n${end}`,
  );
}

/** The words around the formats that are read, and those that are known and not read, by README. */
const FORMAT_WORDS = {
  'README.md': {
    head: ['format', ''],
    pdf: 'exported from a document; a scan is said to be a scan and is not read yet',
    others: 'where narrative and statements are separate files, audit them as one with `--together`',
    json: 'what `mingzhang extract` writes: [schema/disclosure.schema.json](schema/disclosure.schema.json)',
    comma: ', ',
    unread: (endings) =>
      `The kind is known by content, so a wrong extension does no harm. Kinds that are recognised but not read (${endings} …) come with advice.`,
  },
  'README.zh-CN.md': {
    head: ['格式', '说明'],
    pdf: '由文档导出的 PDF；扫描件会说明是扫描件，暂不识别',
    others: '正文和报表分在几个文件里时，用 `--together` 合起来审核',
    json: '`mingzhang extract` 的结果，格式见 [schema/disclosure.schema.json](schema/disclosure.schema.json)',
    comma: '、',
    unread: (endings) => `按内容认格式，扩展名错了也不要紧。认得但不能读的（${endings} 等）会说明怎么办。`,
  },
};

/** Puts what is read, and what is known and not read, between the marks. */
function withFormats(readme, path, formats) {
  const words = FORMAT_WORDS[path];
  const others = formats.flatMap((f) => (f.read && f.kind !== 'pdf' ? f.told : []));
  const unread = formats.flatMap((f) => (f.sought ? f.endings.map((ending) => `.${ending}`) : []));
  const table = [
    words.head,
    ['---', '---'],
    ['PDF', words.pdf],
    [others.join(words.comma), words.others],
    ['`disclosure.json`', words.json],
  ].map(([format, note]) => `| ${format} | ${note} |`.replace('|  |', '| |'));
  return readme.replace(
    /(<!-- formats:begin -->\n)[\s\S]*?(<!-- formats:end -->)/,
    (_, begin, end) =>
      `${begin}\n${table.join('\n').replace('| --- | --- |', '|---|---|')}\n\n${words.unread(unread.join(words.comma))}\n\n${end}`,
  );
}

/** Folders in which every file is a generated one: what is there beyond the map is a leftover. */
export const GENERATED_FOLDERS = ['docs/rules', 'schema'];

function note(markdown) {
  return `<!-- 由 npm run generate 从代码生成，请勿手改。 -->\n\n${markdown}`;
}

/** The help of every command, as it is printed on a terminal of 100 columns. */
function commands(program) {
  const root = program(() => {});
  const parts = [`# 命令\n\n${block(help(root))}`];
  for (const command of root.commands)
    parts.push(`## mingzhang ${command.name()}\n\n${block(help(command))}`);
  return `${parts.join('\n\n')}\n`;
}

function help(command) {
  let text = '';
  command.configureOutput({
    getOutHelpWidth: () => 100,
    getOutHasColors: () => false,
    writeOut: (piece) => {
      text += piece;
    },
  });
  command.outputHelp();
  return text.trimEnd();
}

function block(text) {
  return `\`\`\`text\n${text}\n\`\`\``;
}

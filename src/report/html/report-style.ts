/**
 * The look of the report as a page: ink on paper, titles in 宋体 as in an official document, one colour for each
 * severity, figures in columns. Text and its ground differ by 4.5 at least.
 */
export const REPORT_STYLE = `
:root{color-scheme:light;--ink:#1a2129;--soft:#56606c;--line:#d9dee4;--paper:#fff;--wash:#f4f5f7;--accent:#1d4a80;
--error:#a3211b;--error-wash:#fbeceb;--error-mark:#f9c6c2;--warning:#7d5300;--warning-wash:#fdf4e0;--warning-mark:#ffe199;
--info:#2a5582;--info-wash:#ebf2f9;--info-mark:#cfe2f6;--good:#25683b;
--sans:"PingFang SC","Noto Sans CJK SC","Source Han Sans SC","Noto Sans SC","Microsoft YaHei",sans-serif;
--serif:"Songti SC","Noto Serif CJK SC","Source Han Serif SC","Noto Serif SC",SimSun,serif;
--mono:ui-monospace,"SF Mono",Consolas,"DejaVu Sans Mono",monospace}
*{box-sizing:border-box}
html{scroll-padding-top:4.5rem;-webkit-text-size-adjust:100%}
body{margin:0;color:var(--ink);background:var(--wash);font:15px/1.7 var(--sans);font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
a{color:var(--accent);text-underline-offset:.2em;text-decoration-thickness:1px}
code{font:.86em var(--mono)}
[hidden]{display:none!important}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
main:focus,figure:focus{outline:none}
.skip{position:absolute;left:-9999px}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:9}
header.top{background:var(--paper);border-top:4px solid var(--accent);border-bottom:1px solid var(--line);padding:1.5rem max(1.25rem,calc(50vw - 36rem)) 1.25rem}
h1{margin:0 0 .25rem;font:700 1.75rem/1.35 var(--serif);letter-spacing:.02em}
h2{font:700 1.4rem/1.4 var(--serif);margin:0}
.year{font-weight:400;color:var(--soft);white-space:nowrap}
.meta{margin:0;color:var(--soft);font-size:.93rem}
main{max-width:74.5rem;margin:0 auto;padding:0 1.25rem 5rem}
.bar{position:sticky;top:0;z-index:5;background:var(--wash);border-bottom:1px solid var(--line);padding:.65rem 0;display:flex;flex-wrap:wrap;gap:.5rem .75rem;align-items:center}
.boxes{display:flex;flex-wrap:wrap;gap:.4rem}
.bar label{white-space:nowrap;display:inline-flex;gap:.35rem;align-items:center;padding:.2rem .6rem;border:1px solid var(--line);border-radius:4px;background:var(--paper);cursor:pointer}
.bar input[type=checkbox]{margin:0;accent-color:var(--accent)}
.bar label.error input{accent-color:var(--error)}.bar label.warning input{accent-color:#b07400}
.bar input[type=search],.bar select{font:inherit;padding:.2rem .6rem;border:1px solid #8b95a1;border-radius:4px;background:var(--paper);color:var(--ink);max-width:100%;min-height:2.1rem}
.bar select[name=group]{max-width:8.5rem}.bar select[name=doc]{max-width:14rem}
.bar input[type=search]{flex:1 1 7rem;min-width:7rem}
.bar output,.keys{color:var(--soft);font-size:.93rem;white-space:nowrap}
kbd{font:.86em var(--mono);border:1px solid var(--line);border-bottom-width:2px;border-radius:3px;padding:0 .35em;background:var(--paper)}
section.summary{margin:1.5rem 0}section.summary h2{margin:0 0 .2rem}section.summary table{margin:.5rem 0 0}
thead button{font:inherit;color:inherit;background:none;border:0;padding:0;cursor:pointer}thead button:hover{color:var(--accent)}
[aria-sort=ascending] button:after{content:" ↑"}[aria-sort=descending] button:after{content:" ↓"}
td details{display:inline}td details[open]{display:block}
section.document{margin:1.75rem 0 3.5rem}
.head{margin:0 0 1.25rem}
.panel{display:grid;grid-template-columns:minmax(0,1fr) max-content;gap:.9rem 2rem;align-items:start;margin:.9rem 0 0;padding:1.1rem 1.25rem;background:var(--paper);border:1px solid var(--line);border-top:3px solid var(--info);border-radius:4px}
.head.error .panel{border-top-color:var(--error)}.head.warning .panel{border-top-color:#c98a00}.head.good .panel{border-top-color:var(--good)}
.verdict{margin:0;font-size:1.1rem;font-weight:600;line-height:1.6;align-self:center}
.tally{display:flex;gap:1.75rem;margin:0;text-align:right}
.tally div{display:flex;flex-direction:column-reverse}
.tally dt{color:var(--soft);font-size:.87rem;line-height:1.4}.tally dd{margin:0;font-size:1.7rem;line-height:1.2;font-weight:600}
.tally .error dd{color:var(--error)}.tally .warning dd{color:var(--warning)}.tally .info dd{color:var(--info)}
.coverage,.statements{grid-column:1/-1}
.coverage svg{display:block;width:100%;height:6px;border-radius:3px;overflow:hidden}
.coverage p{margin:.35rem 0 0;font-size:.93rem;color:var(--soft)}
.rest{fill:#dfe3e8}.understood{fill:#a9c0d8}.verified{fill:var(--accent)}
.statements{font-size:.93rem}
.statements ol{columns:3;column-gap:2rem;margin:.5rem 0 0;padding:0 0 0 1.4em}
.statements li{break-inside:avoid}.statements small{color:var(--soft);font-size:1em}.statements .missing,.statements .missing small{color:var(--error)}
article{background:var(--paper);border:1px solid var(--line);border-left:4px solid var(--info);border-radius:4px;margin:0 0 .9rem;padding:1rem 1.25rem}
article.error{border-left-color:var(--error)}article.warning{border-left-color:#c98a00}
article:focus{outline:none;box-shadow:0 0 0 3px var(--accent)}
article>div{min-width:0}
.where{margin:0 0 .2rem;color:var(--soft);font-size:.93rem}
.tag{display:inline-block;font-size:.85rem;line-height:1.55;padding:0 .5em;border-radius:3px;margin-right:.6em;font-weight:600;background:var(--info-wash);color:var(--info)}
.error .tag{background:var(--error-wash);color:var(--error)}.warning .tag{background:var(--warning-wash);color:var(--warning)}
.number{font-weight:600;color:var(--ink);margin-right:.75em}
article h3{margin:0;font-size:1.06rem;line-height:1.6;font-weight:600}
blockquote{margin:.6rem 0;padding:.4rem .8rem;background:var(--wash);border-radius:3px}
mark{background:var(--info-mark);color:inherit;padding:.05em .15em;border-radius:2px}
.error mark{background:var(--error-mark)}.warning mark{background:var(--warning-mark)}
del{color:var(--error);text-decoration-thickness:1px}ins{color:var(--good);text-decoration:none;font-weight:600}
.change{margin:.5rem 0}.change small{color:var(--soft);font-size:.87em;margin-left:.6em}
.done{float:right;margin-left:1em;cursor:pointer;white-space:nowrap}.done input{accent-color:var(--good);margin:0;vertical-align:-.1em}
article.ticked{border-left-color:var(--good);opacity:.62}article.ticked:focus-within,article.ticked:hover{opacity:1}
.block caption{text-align:left;color:var(--soft);padding:.2rem 0}.block{margin:.6rem 0}.block td,.block th{padding:.2rem .6rem;white-space:nowrap}.block th[scope=row]{white-space:normal;min-width:9em}.block thead th{border-bottom:1px solid var(--line)}.foreign{background:var(--error-wash)}.none{color:var(--soft)}
dl.why{margin:.6rem 0 0;display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.2rem 1rem}
dl.why dt{color:var(--soft)}dl.why dd{margin:0}
.rule{margin:.6rem 0 0;font-size:.9rem;color:var(--soft)}
summary{cursor:pointer;color:var(--accent)}
figure{margin:0}
figcaption{font-size:.87rem;color:var(--soft)}
svg .box{fill-opacity:.14;stroke-width:1.4;stroke:var(--info);fill:var(--info)}
svg .box.error{stroke:var(--error);fill:var(--error)}svg .box.warning{stroke:#a86f00;fill:#c98a00}
svg .box.evidence{stroke:#2b6a44;fill:none;stroke-dasharray:4 2.5;stroke-width:1.2}
svg .badge.evidence rect{fill:#2b6a44}
svg .badge rect{fill:var(--info)}svg .badge.error rect{fill:var(--error)}svg .badge.warning rect{fill:var(--warning)}
svg .badge text{fill:#fff;font:600 9px var(--sans);text-anchor:middle}
.store{position:absolute}
.crops{margin:.75rem 0 0;display:grid;grid-template-columns:minmax(0,1fr);gap:.75rem;align-content:start;min-width:0}
.crop a{display:block;overflow:hidden;border:1px solid var(--line);background:#fff}
.crop svg{display:block;width:100%;height:auto}
.crop figcaption{margin:.2rem 0 0}
@media(min-width:62rem){article.pictured{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:1.5rem}.crops{margin:.2rem 0 0}}
.pages,.ledger details,.rules details{background:var(--paper);border:1px solid var(--line);border-radius:4px;margin:0 0 .5rem;padding:.55rem 1.25rem}
.pages figure{margin:1rem auto;max-width:50rem;scroll-margin-top:4.5rem}
.pages svg{display:block;width:100%;height:auto;border:1px solid var(--line);background:#fff}
.ledger{margin:1.25rem 0 0}.ledger .meta{margin:0 0 .5rem}
.rules{margin:2rem 0 0}.rules h2{font-size:1.2rem;margin:0 0 .6rem}
.rules details:target{border-color:var(--accent)}
.scroll{overflow-x:auto;margin:.5rem 0}
table{border-collapse:collapse;width:100%;background:var(--paper);font-size:.93rem}
th,td{border-bottom:1px solid var(--line);padding:.4rem .7rem;text-align:left;vertical-align:top;font-weight:400}
thead th{color:var(--soft);white-space:nowrap}
td:first-child{min-width:6em}
td.n,th.n{text-align:right}td.error{color:var(--error);font-weight:600}td.warning{color:var(--warning);font-weight:600}td.none{color:var(--soft)}
.left-out{color:var(--warning);margin:.5rem 0}
@media screen and (max-width:44rem){
h1{font-size:1.4rem}h2{font-size:1.2rem}main{padding:0 .85rem 3rem}header.top{padding:1.1rem .85rem 1rem}
.bar{position:static}.keys{display:none}html{scroll-padding-top:1rem}
.panel{grid-template-columns:minmax(0,1fr);padding:.9rem 1rem}.tally{text-align:left}
.statements ol{columns:1}
article{padding:.85rem .9rem}
dl.why{grid-template-columns:minmax(0,1fr)}dl.why dd{margin:0 0 .3rem}
.crop svg{--wide:calc(var(--w)*1.08px);width:var(--wide);max-width:none;margin-left:min(0px,max(100% - var(--wide),50% - var(--wide)*var(--x)))}
.bar{gap:.5rem}.bar select,.bar select[name]{flex:1 1 8rem;max-width:100%}.bar select[name=doc]{flex-basis:100%}.bar output{width:100%}
table.cards,.cards tbody{display:block;background:none}.cards thead{display:none}
.cards tr{display:block;border:1px solid var(--line);border-radius:4px;padding:.5rem .75rem;margin:.5rem 0;background:var(--paper)}
.cards td,.cards tbody th,.cards td.n{display:block;border:0;padding:.05rem 0;text-align:left}
.cards td[data-label]:before{content:attr(data-label)"　";color:var(--soft);font-weight:400}
.cards td:empty{display:none}
section.summary .cards td.n{display:inline-block;margin-right:1.1em}
}
@media(prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@page{size:A4;margin:14mm 15mm}
@media print{
:root{--wash:#fff}body{background:#fff;font-size:9.5pt;line-height:1.5}
.bar,.skip,.pages,.crops,.rules,.left-out,.rule,.store,dl.why,blockquote,.done input,.statements,.coverage svg{display:none!important}
header.top{padding:0 0 .3rem;border-top:0}header.top .meta{font-size:9pt}h1{font-size:16pt}h2{font-size:12.5pt}main{max-width:none;padding:0}
section.document{margin:.6rem 0 1rem}.head{margin:0 0 .5rem}.panel{padding:.4rem .7rem;margin:.4rem 0 0;gap:.2rem 1rem}.verdict{font-size:10.5pt}.tally dd{font-size:13pt}
article,article.pictured{display:block;border-width:0 0 1px;border-radius:0;margin:0;padding:.3rem 0;opacity:1!important}
article h3{font-size:9.5pt;font-weight:400;line-height:1.5}
.panel{grid-template-columns:minmax(0,1fr) max-content}
article>div{display:grid;grid-template-columns:9.5em minmax(0,1fr)}article>div>*{grid-column:2}
.where{grid-column:1!important;grid-row:1/span 9;margin:0;font-size:9pt;line-height:1.6}.where .tag{margin-right:.3em;font-size:9pt}
article h3{margin:0}.change{margin:.1rem 0 0}
.done{float:none;display:block;margin:0;font-size:0}.done:before{content:"☐ 已改";font-size:9pt}article.ticked .done:before{content:"☑ 已改"}
article,figure,tr{break-inside:avoid}h2,h3{break-after:avoid}a{color:inherit;text-decoration:none}
.scroll{overflow:visible}.ledger{margin:.5rem 0 0;font-size:9pt}.ledger details{border:0;padding:0;margin:0 0 .3rem}.ledger>details::details-content{content-visibility:visible;display:block;height:auto}td,th{padding:.1rem .4rem}td details summary{color:var(--soft)}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;

/** Look of a page: a column of text with the contents beside it, tables that scroll, A4 when printed, light or dark. */
export const HTML_STYLE = `
:root{color-scheme:light dark;--ink:#1b1d21;--soft:#5c6370;--paper:#fff;--wash:#f5f6f8;--rule:#c9ced6;--link:#0b4f9e;--mark:#ffe98a;--target:#fff4c2}
@media (prefers-color-scheme:dark){:root{--ink:#e6e8eb;--soft:#a0a8b4;--paper:#15171a;--wash:#1e2125;--rule:#454b54;--link:#8ab8f5;--mark:#6b5900;--target:#4a3f00}}
*{box-sizing:border-box}
html{scroll-padding-top:1.5rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.9 "Noto Serif CJK SC","Noto Serif SC","Source Han Serif SC","Songti SC",SimSun,serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.2em}
p a,td a,th a{text-decoration-style:dotted;text-decoration-color:color-mix(in srgb,currentColor 45%,transparent)}
a:hover{text-decoration-style:solid}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
#text:focus{outline:none}
:target{background:var(--target)}
.skip{position:absolute;left:-999rem;padding:.5rem 1rem;background:var(--link);color:var(--paper);z-index:2}
.skip:focus{left:1rem;top:1rem}
.draft{position:sticky;top:0;z-index:3;padding:.2rem 1rem;background:var(--mark);text-align:right;font-size:.86rem}
main{max-width:82rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1,h2,h3,h4,h5,summary,thead th,.bold{font-family:"Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
h1{font-size:clamp(1.45rem,4.5vw,2.1rem);line-height:1.45;text-align:center;text-wrap:balance;margin:1.5rem 0 2rem}
h2{font-size:1.45rem;line-height:1.5;margin:3.5rem 0 1.25rem;padding-bottom:.5rem;border-bottom:2px solid var(--ink)}
h3{font-size:1.15rem;margin:2.25rem 0 .75rem}
h4,h5{font-size:1.0625rem;margin:1.75rem 0 .5rem}
p{margin:.6rem 0;text-indent:2em;text-align:justify;max-width:48rem}
mark{background:var(--mark);color:inherit;padding:0 .15em}
nav{font-size:.92rem;line-height:1.6}
summary{font-weight:700;cursor:pointer;padding:.4rem 0}
nav ol{list-style:none;margin:.25rem 0 0;padding:0}
nav li{margin:.1rem 0}
nav a{display:block;padding:.2rem .5rem;color:inherit;text-decoration:none;border-left:3px solid transparent}
nav a:hover{background:var(--wash);border-left-color:var(--link)}
nav .level1{font-weight:700;margin-top:.6rem}
nav .level2{padding-left:.9rem}
nav .level3{padding-left:1.8rem;color:var(--soft)}
.sheet{margin:2.75rem 0}
.scroll{overflow-x:auto;max-width:100%}
table{border-collapse:collapse;width:100%;min-width:calc(var(--columns)*5.6rem);font-size:.86rem;line-height:1.5}
.head{margin-bottom:.4rem;color:var(--soft);font-size:.86rem;line-height:1.5}
.head h3{text-align:center;color:var(--ink);font-size:1.25rem;margin:0 0 .2rem}
.head .subtitle{text-align:center}
.head .number,.head .right{text-align:right}
.head .left{float:left}
th,td{border:1px solid var(--rule);padding:.32rem .5rem;font-weight:400;vertical-align:middle}
thead th{background:var(--wash);font-weight:600;text-wrap:balance}
tbody tr:hover>*{background:var(--wash)}
tbody :target,tbody tr:hover>:target{background:var(--target)}
.bold{font-weight:700}
.left{text-align:left}.centre{text-align:center}.right{text-align:right}
tbody tr{height:2em}
td.right{white-space:nowrap}
th.in1{padding-left:1.5rem}th.in2{padding-left:2.5rem}th.in3{padding-left:3.5rem}
.note{text-indent:0;font-size:.86rem;color:var(--soft);max-width:none;margin:.4rem 0}
@media (min-width:72rem){
main{display:grid;grid-template:auto 1fr/17rem minmax(0,1fr);column-gap:3.5rem;padding-top:2rem}
h1{grid-column:2}
#text{grid-area:2/2}
nav{grid-area:1/1/3;position:sticky;top:1.5rem;align-self:start;max-height:calc(100vh - 3rem);overflow-y:auto;padding-right:.5rem;border-right:1px solid var(--rule)}
}
tbody tr>:first-child{position:sticky;left:0;background:var(--paper);z-index:1}
tbody tr>:first-child[rowspan]{position:static}
@media (max-width:40rem){body{line-height:1.8}main{padding:0 1rem 3rem}.head *{text-align:left!important}.head .left{float:none}table{font-size:.8rem}p{text-align:left}}
@page{size:A4;margin:25mm 22mm 22mm;@bottom-center{content:"— " counter(page) " —";font-size:10.5pt}}
@page across{size:A4 landscape;margin:13mm 18mm}
@media print{
:root{--ink:#000;--soft:#000;--paper:#fff;--wash:#f2f2f2;--rule:#000;--link:#000;--target:transparent}
body{font-size:12pt;line-height:1.75}
.skip{display:none}
.draft{position:fixed;top:-14mm;right:0;background:none;padding:0;font-size:9pt}
main{display:block;max-width:none;padding:0}
nav{position:static;max-height:none;overflow:visible;border:0;break-after:page}
p,nav{max-width:none}
a,p a,td a,th a{text-decoration:none}
h2,h3,h4,h5,.head{break-after:avoid}
.head,.note{font-size:9pt;margin:2pt 0}
.scroll{break-inside:avoid}
.sheet{break-before:page;margin:0}
.across{page:across}
.scroll{overflow:visible}
table{min-width:0;font-size:7.5pt;line-height:1.25}
tbody tr{height:auto}
th,td{padding:.6pt 2.5pt}
thead{display:table-header-group}
tr{break-inside:avoid}
}
`;

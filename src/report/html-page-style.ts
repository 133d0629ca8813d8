/** The look of the report as a page: ink on paper, one accent for each severity, numbers in columns. */
export const REPORT_STYLE = `
:root{--ink:#1c2024;--soft:#5b6470;--line:#d8dce1;--paper:#fff;--wash:#f5f6f8;--accent:#1f4e8c;
--error:#a8201a;--error-wash:#fbeae9;--warning:#7a5200;--warning-wash:#fdf3dc;--info:#24588f;--info-wash:#e9f1fa}
*{box-sizing:border-box}
html{scroll-padding-top:4.5rem}
body{margin:0;color:var(--ink);background:var(--wash);font:16px/1.65 "Source Han Sans SC","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;font-variant-numeric:tabular-nums}
a{color:var(--accent)}
.skip{position:absolute;left:-9999px}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:9}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
header.top{background:var(--paper);border-bottom:1px solid var(--line);padding:1.75rem max(1rem,calc(50vw - 34rem)) 1.25rem}
h1{margin:0 0 .35rem;font-size:1.6rem;line-height:1.3;letter-spacing:.01em}
.meta{margin:0;color:var(--soft)}
main{max-width:68rem;margin:0 auto;padding:0 1rem 4rem}
.bar{position:sticky;top:0;z-index:5;background:var(--wash);border-bottom:1px solid var(--line);margin:0 -1rem 1.5rem;padding:.75rem 1rem;display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center}
.bar input[type=search],.bar select{font:inherit;padding:.3rem .6rem;border:1px solid #9aa3ad;border-radius:4px;background:var(--paper);color:var(--ink)}
article,section.document>h2,.meta,.rule{overflow-wrap:anywhere}
.bar select{max-width:100%}
.bar input[type=search]{flex:1 1 12rem;min-width:9rem}
.bar label{display:inline-flex;gap:.35rem;align-items:center}
.bar output{color:var(--soft);margin-left:auto}
section.document{margin:0 0 3rem}
section.document>h2{font-size:1.3rem;margin:0 0 .25rem;line-height:1.4}
.verdict{margin:.25rem 0 1rem;padding:.6rem .9rem;border-left:4px solid var(--info);background:var(--paper)}
.verdict.error{border-color:var(--error)}.verdict.warning{border-color:#c98a00}.verdict.good{border-color:#2d7d46}
article{background:var(--paper);border:1px solid var(--line);border-left:4px solid var(--info);border-radius:4px;margin:0 0 .9rem;padding:.9rem 1.1rem}
article.error{border-left-color:var(--error)}article.warning{border-left-color:#c98a00}
article[hidden]{display:none}
article h3{margin:0;font-size:1.02rem;line-height:1.55;font-weight:600}
.tag{display:inline-block;font-size:.8rem;line-height:1.5;padding:0 .5em;border-radius:3px;margin-right:.6em;font-weight:600;background:var(--info-wash);color:var(--info)}
.error .tag{background:var(--error-wash);color:var(--error)}.warning .tag{background:var(--warning-wash);color:var(--warning)}
.place{color:var(--soft);font-size:.92rem;margin:.1rem 0 .45rem}
blockquote{margin:.4rem 0;padding:.35rem .8rem;background:var(--wash);border-radius:3px;overflow-wrap:anywhere}
mark{background:#ffe08a;color:inherit;padding:0 .1em}
.error mark{background:#f7b5b1}
dl.why{margin:.5rem 0 0;display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.15rem .9rem}
dl.why dt{color:var(--soft)}dl.why dd{margin:0;overflow-wrap:anywhere}
.rule{margin:.5rem 0 0;font-size:.9rem;color:var(--soft)}
details>summary{cursor:pointer;color:var(--accent)}
figure{margin:.6rem 0 0;position:relative;max-width:46rem;border:1px solid var(--line);background:#fff}
figure svg{display:block;width:100%;height:auto}
figure .box{fill:none;stroke:var(--error);stroke-width:1.6}
figcaption{padding:.3rem .7rem;font-size:.9rem;color:var(--soft);border-top:1px solid var(--line)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;background:var(--paper)}
th,td{border-bottom:1px solid var(--line);padding:.4rem .6rem;text-align:left;vertical-align:top}
td.n,th.n{text-align:right}
.facts{margin:1rem 0 0}
.facts p{margin:.2rem 0}
.left-out{color:var(--warning)}
@media(max-width:40rem){dl.why{grid-template-columns:minmax(0,1fr)}dl.why dd{margin:0 0 .35rem}.bar{position:static}h1{font-size:1.3rem}}
@media(prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{body{background:#fff;font-size:10.5pt}.bar,.skip{display:none}article{break-inside:avoid}details:not([open])>*:not(summary){display:block}}
`;

/** Filters, search and keys; without it everything is there to read. */
export const REPORT_SCRIPT = `
(function(){
var bar=document.querySelector('.bar');if(!bar)return;bar.hidden=false;
var all=[].slice.call(document.querySelectorAll('article'));
var out=bar.querySelector('output'),q=bar.querySelector('[type=search]'),g=bar.querySelector('[name=group]'),d=bar.querySelector('[name=doc]');
function shown(){return all.filter(function(a){return !a.hidden})}
function apply(){var on={};[].forEach.call(bar.querySelectorAll('[name=severity]'),function(c){on[c.value]=c.checked});
var words=q.value.trim().toLowerCase();
all.forEach(function(a){a.hidden=!on[a.dataset.severity]||(g.value&&a.dataset.group!==g.value)||(d&&d.value&&a.dataset.doc!==d.value)||(words&&a.textContent.toLowerCase().indexOf(words)<0)});
out.textContent='列出 '+shown().length+' / '+all.length+' 条'}
bar.addEventListener('input',apply);apply();
document.addEventListener('keydown',function(e){if(e.ctrlKey||e.metaKey||e.altKey)return;
if(/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)){if(e.key==='Escape')document.activeElement.blur();return}
if(e.key==='/'){e.preventDefault();q.focus();return}
if(e.key!=='j'&&e.key!=='k')return;var list=shown(),i=list.indexOf(document.activeElement);
var next=list[e.key==='j'?Math.min(i+1,list.length-1):Math.max(i-1,0)];if(next){next.focus();next.scrollIntoView({block:'center'})}});
})();
`;

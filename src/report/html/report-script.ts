/**
 * Filters, order, ticks, search, keys and the way to a page; without it everything is there to read. A tick is kept in
 * the browser by a hash of its finding, never by its words.
 */
export const REPORT_SCRIPT = `
(function(){
var all=function(selector,root){return [].slice.call((root||document).querySelectorAll(selector))};
var main=document.querySelector('main'),bar=document.querySelector('.bar'),articles=all('article'),documents=all('section.document');
var summary=document.querySelector('section.summary');
if(summary)main.insertBefore(summary,bar);
else if(documents[0])document.title=documents[0].querySelector('h2').textContent+' · '+document.title;
var search=bar.querySelector('[type=search]'),group=bar.querySelector('[name=group]'),doc=bar.querySelector('[name=doc]'),sort=bar.querySelector('[name=sort]'),open=bar.querySelector('[name=open]'),out=bar.querySelector('output');
if(summary){doc.hidden=false;all('tbody tr',summary).forEach(function(r){doc.add(new Option(r.querySelector('a').textContent,r.dataset.doc))})}
all('option',group).forEach(function(o){if(o.value&&!articles.some(function(a){return a.dataset.group===o.value}))o.remove()});
all('[name=severity]',bar).forEach(function(c){c.parentNode.querySelector('b').textContent=articles.filter(function(a){return a.dataset.severity===c.value}).length});
var kept={get:function(k){try{return localStorage.getItem('mingzhang:'+k)==='1'}catch(e){return false}},
set:function(k,on){try{if(on)localStorage.setItem('mingzhang:'+k,'1');else localStorage.removeItem('mingzhang:'+k)}catch(e){}}};
function ticked(a){return a.querySelector('.done input').checked}
articles.forEach(function(a){var box=a.querySelector('.done input');box.checked=kept.get(a.dataset.key);
box.addEventListener('change',function(){
articles.forEach(function(b){if(b.dataset.key===a.dataset.key)b.querySelector('.done input').checked=box.checked});
kept.set(a.dataset.key,box.checked);apply()})});
function shown(){return all('article').filter(function(a){return !a.hidden&&!a.parentNode.hidden})}
function apply(){
var on={},words=search.value.trim().toLowerCase(),done=0;
all('[name=severity]',bar).forEach(function(c){on[c.value]=c.checked});
documents.forEach(function(d){d.hidden=!!doc.value&&d.dataset.doc!==doc.value});
articles.forEach(function(a){var t=ticked(a);a.classList.toggle('ticked',t);if(t)done++;
a.hidden=!on[a.dataset.severity]||!!group.value&&a.dataset.group!==group.value||open.checked&&t||!!words&&a.textContent.toLowerCase().indexOf(words)<0});
var n=shown().length;
out.textContent=(n===articles.length?'共'+n+'条':'列出'+n+'条，共'+articles.length+'条')+(done?'，已处理'+done+'条':'')}
var rank={error:0,warning:1,info:2};
function number(a){return +a.querySelector('.number').textContent}
function order(a,b){
var by=sort.value;
if(by==='place')return a.dataset.place-b.dataset.place;
if(by==='group'&&a.dataset.group!==b.dataset.group)return a.dataset.group<b.dataset.group?-1:1;
return number(a)-number(b)}
function worst(d){var n=[0,0,0];all('article',d).forEach(function(a){n[rank[a.dataset.severity]]++});
return d.querySelector('article')||d.querySelector('.ledger')?n:[-1,0,0]}
function graver(x,y){return y[0]-x[0]||y[1]-x[1]||y[2]-x[2]}
function arrange(){
var by=sort.value,list=documents.slice();
if(by!=='place'){var w=list.map(worst);list.sort(function(a,b){return graver(w[documents.indexOf(a)],w[documents.indexOf(b)])||a.dataset.doc-b.dataset.doc})}
var rules=main.querySelector('section.rules');
list.forEach(function(d){main.insertBefore(d,rules);
var mine=all('article',d);if(!mine.length)return;
var mark=document.createComment('');d.insertBefore(mark,mine[0]);
mine.sort(order).forEach(function(a){d.insertBefore(a,mark)});mark.remove()})}
if(summary){
var body=summary.querySelector('tbody'),heads=all('thead th',summary);
var rows=all('tr',body),value=function(r,i){var c=r.children[i];return c?c.textContent:''};
var by=function(i,down){return function(a,b){var x=value(a,i),y=value(b,i),n=parseFloat(x)-parseFloat(y);
var d=i>1&&!isNaN(n)?n:x.localeCompare(y,'zh');return (down?-d:d)||a.dataset.doc-b.dataset.doc}};
var put=function(compare){rows.sort(compare).forEach(function(r){body.appendChild(r)})};
put(function(a,b){var f=b.classList.contains('error')-a.classList.contains('error');
var n=function(r){return [3,4,5].map(function(i){return +value(r,i)||0})};return f||graver(n(a),n(b))||a.dataset.doc-b.dataset.doc});
heads.forEach(function(h,i){var b=document.createElement('button');b.type='button';b.textContent=h.textContent;h.textContent='';h.appendChild(b);
b.addEventListener('click',function(){var down=h.getAttribute('aria-sort')?h.getAttribute('aria-sort')==='ascending':i>1;
heads.forEach(function(o){o.removeAttribute('aria-sort')});h.setAttribute('aria-sort',down?'descending':'ascending');put(by(i,down))})})}
bar.addEventListener('input',function(e){if(e.target===sort)arrange();apply()});
bar.addEventListener('submit',function(e){e.preventDefault()});
bar.hidden=false;arrange();apply();
function reveal(){
var target=location.hash&&document.getElementById(decodeURIComponent(location.hash.slice(1)));if(!target)return;
for(var d=target.closest('details');d;d=d.parentNode.closest('details'))d.open=true;
if(target.tagName==='ARTICLE'&&target.hidden){bar.reset();apply()}
target.scrollIntoView();if(target.tabIndex<0)target.focus({preventScroll:true})}
addEventListener('hashchange',reveal);reveal();
document.addEventListener('click',function(e){var a=e.target.closest&&e.target.closest('a');
if(a&&(a.getAttribute('href')||'')===location.hash)setTimeout(reveal)});
document.addEventListener('keydown',function(e){
if(e.ctrlKey||e.metaKey||e.altKey)return;
var at=document.activeElement;
if(/^(INPUT|SELECT|TEXTAREA)$/.test(at.tagName)&&at.type!=='checkbox'){if(e.key==='Escape')at.blur();return}
if(e.key==='/'){e.preventDefault();search.focus();return}
var list=shown(),i=list.indexOf(at.closest('article'));
if(e.key==='x'&&i>=0){list[i].querySelector('.done input').click();return}
if(e.key!=='j'&&e.key!=='k')return;
var next=list[e.key==='j'?Math.min(i+1,list.length-1):Math.max(i-1,0)];
if(next){next.focus({preventScroll:true});next.scrollIntoView()}});
})();
`;

/** Filters, search, keys and the way to a page; without it everything is there to read. */
export const REPORT_SCRIPT = `
(function(){
var all=function(selector,root){return [].slice.call((root||document).querySelectorAll(selector))};
var main=document.querySelector('main'),bar=document.querySelector('.bar'),articles=all('article'),documents=all('section.document');
var summary=document.querySelector('section.summary');
if(summary)main.insertBefore(summary,bar);
else if(documents[0])document.title=documents[0].querySelector('h2').textContent+' · '+document.title;
var search=bar.querySelector('[type=search]'),group=bar.querySelector('[name=group]'),doc=bar.querySelector('[name=doc]'),out=bar.querySelector('output');
if(documents.length>1){doc.hidden=false;documents.forEach(function(d){doc.add(new Option(d.querySelector('h2').textContent,d.dataset.doc))})}
all('option',group).forEach(function(o){if(o.value&&!articles.some(function(a){return a.dataset.group===o.value}))o.remove()});
function shown(){return articles.filter(function(a){return !a.hidden&&!a.parentNode.hidden})}
function apply(){
var on={},words=search.value.trim().toLowerCase();
all('[name=severity]',bar).forEach(function(c){on[c.value]=c.checked});
documents.forEach(function(d){d.hidden=!!doc.value&&d.dataset.doc!==doc.value});
articles.forEach(function(a){a.hidden=!on[a.dataset.severity]||!!group.value&&a.dataset.group!==group.value||!!words&&a.textContent.toLowerCase().indexOf(words)<0});
out.textContent=shown().length===articles.length?'共'+articles.length+'条':'列出'+shown().length+'条，共'+articles.length+'条'}
bar.addEventListener('input',apply);
bar.addEventListener('submit',function(e){e.preventDefault()});
bar.hidden=false;apply();
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
if(e.key!=='j'&&e.key!=='k')return;
var list=shown(),i=list.indexOf(at.closest('article'));
var next=list[e.key==='j'?Math.min(i+1,list.length-1):Math.max(i-1,0)];
if(next){next.focus({preventScroll:true});next.scrollIntoView()}});
var closed=[];
addEventListener('beforeprint',function(){closed=all('details:not([open])').filter(function(d){return !d.classList.contains('pages')});closed.forEach(function(d){d.open=true})});
addEventListener('afterprint',function(){closed.forEach(function(d){d.open=false})});
})();
`;

/// How a page looks: wide and narrow, light and dark, on screen and on paper.
enum ReportStyleSheet {
  static let text = """
    :root{color-scheme:light dark;\(ReportPalette.variables(dark: false))}
    @media (prefers-color-scheme:dark){:root{\(ReportPalette.variables(dark: true))}}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
    body{margin:0;background:var(--page);color:var(--ink);\
    font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;\
    overflow-wrap:break-word}
    .page{display:grid;grid-template-columns:minmax(0,46rem);justify-content:center;\
    gap:0 3rem;padding:1.5rem 1.25rem 3rem}
    h1{font-size:2rem;line-height:1.2;letter-spacing:-.01em;margin:.5rem 0 1rem;text-wrap:balance}
    h2{font-size:1.4rem;line-height:1.3;margin:2.5rem 0 .75rem;padding-top:.75rem;\
    border-top:1px solid var(--line)}
    h3{font-size:1.15rem;line-height:1.35;margin:2rem 0 .5rem}
    h4,h5,h6{font-size:1rem;margin:1.5rem 0 .5rem}
    p,ul,ol,blockquote,pre,table,figure,dl{margin:0 0 1rem}
    ul,ol{padding-left:1.6rem}
    li+li{margin-top:.2rem}
    li>ul,li>ol{margin:.2rem 0 0}
    a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.15em}
    a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--link);\
    outline-offset:2px}
    blockquote{border-left:3px solid var(--line);padding-left:1rem;color:var(--faint)}
    hr{border:0;border-top:1px solid var(--line);margin:2rem 0}
    code,pre,samp{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
    :not(pre)>code{font-size:.9em;background:var(--sheet);border-radius:.25rem;padding:.1em .3em}
    pre{font-size:.85rem;line-height:1.45;overflow-x:auto;border-radius:.4rem;padding:.75rem 1rem}
    pre.as-is,pre.src{background:var(--sheet)}
    pre.src{white-space:pre-wrap;overflow-wrap:anywhere;margin-bottom:.5rem}
    pre.out{line-height:1.25;padding:.25rem 0;border-radius:0}
    .kw{color:var(--keyword);font-weight:600}.nu{color:var(--number)}.st{color:var(--text)}
    .fn{color:var(--call)}.co{color:var(--faint)}
    .cell{margin:1.25rem 0 1.5rem;position:relative}
    .name+pre.src{padding-top:1.75rem}
    .name{position:absolute;left:1rem;top:.5rem;\
    font:.75rem/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
    .name a,summary{color:var(--faint);text-decoration:none}
    .name a:hover{text-decoration:underline}
    summary{cursor:pointer;font-size:.85rem;margin-bottom:.5rem}
    .scroll{overflow-x:auto;margin-bottom:1rem}
    table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.92rem;margin:0}
    caption{text-align:left;font-weight:600;padding:.25rem 0}
    th,td{padding:.3rem .9rem .3rem 0;text-align:left;vertical-align:top;font-weight:400}
    thead th,thead td{border-bottom:1px solid var(--faint);font-weight:600;vertical-align:bottom}
    tbody tr+tr>*{border-top:1px solid var(--line)}
    tbody tr.rule>*{border-top:1px solid var(--faint)}
    .n{text-align:right;white-space:nowrap}.c{text-align:center}
    .best{font-weight:700}.best span{position:absolute}
    .good{color:var(--good)}.bad{color:var(--bad)}.faint,.note,figcaption{color:var(--faint)}
    .note,figcaption{font-size:.88rem;line-height:1.5}
    figure{margin:1rem 0 1.25rem}
    pre.out{margin-bottom:.5rem}
    figcaption{margin-top:.35rem}
    figcaption strong{color:var(--ink);font-size:1rem}
    figcaption.above{margin:0 0 .35rem}
    .lupi-figure{display:block;height:auto}
    .narrow{display:none}
    .large .lupi-figure{min-width:34rem}
    .frames{border:1px solid var(--line);border-radius:.4rem;padding:.25rem 1rem .5rem;\
    margin:1rem 0 1.25rem;min-width:0}
    .frames legend{font-weight:600;font-size:.92rem;padding:0 .3rem}
    .frames label{display:none;font-size:.85rem;color:var(--faint);padding:.1rem .5rem .1rem 0;\
    white-space:nowrap}
    .moment{font-weight:600;font-size:.92rem;margin:.75rem 0 .25rem}
    @supports selector(:has(*)){@media not print{
    .frames label{display:inline-block}
    .frames{display:flex;flex-wrap:wrap;align-items:baseline}
    .frames label:has(:checked){color:var(--ink)}
    .frame{display:none;order:1;width:100%;min-width:0}.moment{display:none}
    label:has(:checked)+.frame{display:block}
    }}
    .problem{border-left:4px solid var(--bad);background:var(--alarm);padding:.6rem 1rem;\
    margin:0 0 1rem;border-radius:.25rem}
    .problem.mild{border-color:var(--warning);background:var(--caution)}
    .problem p{margin:.2rem 0}.problem pre{padding:.2rem 0;margin:0}
    .problem b{color:var(--bad)}.problem.mild b{color:var(--warning)}
    .skipped{color:var(--faint);font-style:italic}
    nav{font-size:.92rem;margin-bottom:1rem}
    nav h2{font-size:.92rem;border:0;margin:0 0 .4rem;padding:0}
    nav ul{list-style:none;padding-left:0;margin:0}
    nav ul ul{padding-left:1rem}
    nav li+li{margin-top:.25rem}
    nav a{text-decoration:none}nav a:hover{text-decoration:underline}
    .facts th{white-space:nowrap}.facts td{overflow-wrap:anywhere}
    .skip{position:absolute;left:-100vw}
    .skip:focus{left:1rem;top:1rem;background:var(--page);padding:.5rem;z-index:1}
    footer{color:var(--faint);font-size:.85rem;border-top:1px solid var(--line);padding-top:.75rem}
    @media (min-width:70rem){
    .page{grid-template-columns:14rem minmax(0,46rem);grid-template-rows:auto 1fr auto}
    .page>*{grid-column:2}
    nav{grid-column:1!important;grid-row:1/span 3;position:sticky;top:1.5rem;align-self:start;\
    max-height:calc(100vh - 3rem);overflow-y:auto}
    }
    @media (max-width:36rem){
    .page{padding:1rem 1rem 2rem}
    h1{font-size:1.6rem}h2{font-size:1.25rem}
    .wide{display:none}.narrow{display:block}
    .narrow .lupi-figure{max-width:28rem!important}
    pre.out{font-size:.72rem}
    .facts th,.facts td{display:block;padding-right:0}
    .facts tbody tr+tr>td{border-top:0;padding-top:0}
    }
    @media print{
    :root{\(ReportPalette.variables(dark: false))}
    .page{display:block;padding:0}
    body{font-size:10.5pt}
    nav,.skip,.name,details:not([open]){display:none}
    pre{white-space:pre-wrap}
    pre.out{white-space:pre;font-size:7.5pt;overflow:visible}
    a{color:inherit}
    h2,h3,figcaption.above{break-after:avoid}
    figure,pre,.problem,tr{break-inside:avoid}
    .scroll{overflow:visible}
    }

    """
}

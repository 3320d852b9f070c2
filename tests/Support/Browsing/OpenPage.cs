using Microsoft.Playwright;

namespace CxHub.Tests.Support.Browsing;

/// <summary>A page in the browser, with the checks every page must pass.</summary>
public sealed class OpenPage(IBrowserContext context, IPage page, IReadOnlyList<string> errors) : IAsyncDisposable
{
    public IPage Page => page;

    /// <summary>Console errors and warnings, script errors, answers of 400 and above.</summary>
    public IReadOnlyList<string> Errors => errors;

    /// <summary>Elements that are wider than the window; empty when nothing scrolls sideways.</summary>
    public async Task<IReadOnlyList<string>> TooWideAsync() => await page.EvaluateAsync<string[]>(
        """
        () => document.documentElement.scrollWidth <= window.innerWidth ? [] :
            [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > window.innerWidth + 1 && !e.closest('.scroll'))
                .map(e => `${e.tagName}.${e.getAttribute('class')} ${Math.round(e.getBoundingClientRect().right)} '${(e.textContent || '').slice(0, 40)}'`).slice(0, 8)
        """);

    /// <summary>Pairs of texts of one drawing that cover each other by more than two pixels.</summary>
    public async Task<IReadOnlyList<string>> OverlapsAsync() => await page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll('svg')].flatMap(svg => {
            const texts = [...svg.querySelectorAll('text')].map(t => ({ t, b: t.getBoundingClientRect() })).filter(x => x.b.width > 0);
            const found = [];
            for (let i = 0; i < texts.length; i++) for (let j = i + 1; j < texts.length; j++) {
                const a = texts[i].b, b = texts[j].b;
                if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4)
                    found.push(`${svg.getAttribute('aria-label')}: '${texts[i].t.textContent}' and '${texts[j].t.textContent}'`);
            }
            return found;
        })
        """);

    /// <summary>Texts whose contrast with what is behind them is below 4.5 to 1.</summary>
    public async Task<IReadOnlyList<string>> FaintAsync() => await page.EvaluateAsync<string[]>(
        """
        () => {
            const read = c => { const n = (c.match(/[\d.]+(?:e-?\d+)?/g) || []).map(Number); const unit = c.startsWith('color(') ? 255 : 1; return { r: n[0] * unit, g: n[1] * unit, b: n[2] * unit, a: n.length > 3 ? n[3] : 1 }; };
            const over = (f, b) => ({ r: f.r * f.a + b.r * (1 - f.a), g: f.g * f.a + b.g * (1 - f.a), b: f.b * f.a + b.b * (1 - f.a), a: 1 });
            const behind = e => { const layers = []; for (let x = e; x; x = x.parentElement) { const c = read(getComputedStyle(x).backgroundColor); if (c.a > 0) { layers.push(c); if (c.a === 1) break; } }
                return layers.reverse().reduce((b, f) => over(f, b), { r: 255, g: 255, b: 255, a: 1 }); };
            const light = c => { const v = [c.r, c.g, c.b].map(x => { x /= 255; return x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4; }); return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2]; };
            return [...new Set([...document.querySelectorAll('body *')].filter(e => !e.closest('svg') && e.getClientRects().length && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())).flatMap(e => {
                const b = behind(e), f = over(read(getComputedStyle(e).color), b), [x, y] = [light(f), light(b)].sort((p, q) => q - p), ratio = (x + 0.05) / (y + 0.05);
                return ratio < 4.5 ? [`${ratio.toFixed(2)} ${e.tagName}.${e.getAttribute('class')} '${e.textContent.trim().slice(0, 30)}'`] : [];
            }))];
        }
        """);

    /// <summary>Links, buttons and fields that can be seen but are not reached by the Tab key, and those reached without a visible focus.</summary>
    public async Task<IReadOnlyList<string>> UnreachableAsync()
    {
        var count = await page.EvaluateAsync<int>(
            """
            () => { const seen = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')].filter(e => e.checkVisibility() && e.getClientRects().length);
                seen.forEach((e, i) => e.dataset.check = i); document.activeElement?.blur(); return seen.length; }
            """);
        HashSet<string> reached = [];
        List<string> faults = [];
        for (var press = 0; press < count + 60 && reached.Count < count; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            var at = await page.EvaluateAsync<string>(
                "() => { const e = document.activeElement; if (!e || e === document.body) return ''; const s = getComputedStyle(e); return (e.dataset.check ?? '') + '|' + (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 ? '' : e.outerHTML.slice(0, 80)); }");
            if (at.Split('|', 2) is [var number, var faint])
            {
                if (number.Length > 0)
                {
                    reached.Add(number);
                }

                if (faint.Length > 0)
                {
                    faults.Add($"no visible focus: {faint}");
                }
            }
        }

        var missed = await page.EvaluateAsync<string[]>(
            "reached => [...document.querySelectorAll('[data-check]')].filter(e => !reached.includes(e.dataset.check)).map(e => 'not reached: ' + e.outerHTML.slice(0, 100))", reached.ToArray());
        return [.. faults, .. missed];
    }

    /// <summary>Buttons, fields and menu links smaller than 24 pixels.</summary>
    public async Task<IReadOnlyList<string>> TooSmallAsync() => await page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll('button, input:not([type=hidden]), .nav a, .tabs a, a.button, summary')].filter(e => e.checkVisibility() && e.getClientRects().length)
            .filter(e => { const b = e.getBoundingClientRect(); return b.width < 24 || b.height < 24; }).map(e => e.outerHTML.slice(0, 100))
        """);

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}

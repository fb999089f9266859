#include "ui/chart/chartpage.h"

#include "ui/chart/chartwords.h"
#include "ui/chart/valuescale.h"

#include <QRegularExpression>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal side = 48;
constexpr qreal topMargin = 34;
constexpr qreal bottomMargin = 26;
constexpr int headlineSize = 30;
constexpr int subtitleSize = 17;
constexpr int footSize = 12;
constexpr int markingSize = 13;
constexpr int mostFootLines = 11;
constexpr double footShare = 0.28; ///< of the page's height at most

using Lines = std::vector<ChartTextLine>;

// Joined until `most` lines are full; what is left over is counted, since a cut sentence can turn
// its meaning.
Lines listLines(const QString &heading,
                const QStringList &parts,
                const QString &separator,
                qreal width,
                int most,
                const char *moreWords)
{
    const auto linesOf = [&](qsizetype shown, int limit) {
        QString body = QStringList(parts.mid(0, shown)).join(separator);
        if (shown < parts.size())
            body +=
                separator.trimmed() + u' ' + ChartWords::tr(moreWords).arg(parts.size() - shown);
        return wrapped({{heading, true}, {body, false}}, width, footSize, limit);
    };
    if (parts.isEmpty())
        return {};
    qsizetype fitting = 1;
    qsizetype above = parts.size() + 1;
    while (above - fitting > 1) {
        const qsizetype middle = (fitting + above) / 2;
        if (static_cast<int>(linesOf(middle, most + 1).size()) <= most)
            fitting = middle;
        else
            above = middle;
    }
    return linesOf(fitting, most);
}

Lines provenanceLines(const ChartNumbers &numbers, qreal width, int most)
{
    std::vector<ChartTextRun> runs;
    if (numbers.dataAsOf > 0) {
        runs.push_back({ChartWords::tr("Data as of"), true});
        runs.push_back({momentText(numbers.dataAsOf) + u'.', false});
    }
    if (numbers.from.isValid() && numbers.to.isValid()) {
        QString period =
            numbers.from == numbers.to
                ? dayText(numbers.from)
                : ChartWords::tr("%1 to %2").arg(dayText(numbers.from), dayText(numbers.to));
        if (const qint64 beside = numbers.besideAxis(); beside > 0)
            period += ChartWords::tr(", on which %1 of %2 stand")
                          .arg(valueText(static_cast<double>(numbers.n - beside)),
                               countWords(static_cast<double>(numbers.n), numbers.unit));
        runs.push_back({ChartWords::tr("Period: %1.").arg(period), false});
    }
    QString last = numbers.head.isEmpty() ? ChartWords::tr("No edits yet.")
                                          : ChartWords::tr("Edit %1.").arg(shortHash(numbers.head));
    last += u' ' + ChartWords::tr("Sourceline %1.").arg(QLatin1String(SOURCELINE_VERSION));
    // The filter is the one part without a limit: cut, so that the edit behind it stays.
    QString filter = numbers.filter.isEmpty() ? ChartWords::tr("none") : numbers.filter;
    for (;;) {
        auto all = runs;
        all.push_back({ChartWords::tr("Filter: %1.").arg(filter) + u' ' + last, false});
        Lines lines = wrapped(all, width, footSize, most + 1);
        if (static_cast<int>(lines.size()) <= most || filter.size() < 20)
            return lines;
        filter = filter.first(filter.size() * 9 / 10).trimmed() + u'…';
    }
}

std::vector<Lines> footOf(const ChartNumbers &numbers, qreal width, int most)
{
    const int forProvenance = std::clamp(most / 4, 1, 3);
    const int forSources = std::clamp(most / 4, 1, 3);
    Lines provenance = provenanceLines(numbers, width, forProvenance);
    Lines sources = listLines(ChartWords::tr("Sources:"),
                              numbers.sources,
                              u", "_s,
                              width,
                              forSources,
                              QT_TRANSLATE_NOOP("ChartWords", "and %1 more"));
    const int left = most - static_cast<int>(provenance.size() + sources.size());
    Lines caveats =
        listLines(ChartWords::tr("Read with care."),
                  numbers.caveats,
                  u" "_s,
                  width,
                  std::max(left, 1),
                  QT_TRANSLATE_NOOP("ChartWords", "(%1 more caveats are in the file.)"));
    std::vector<Lines> all;
    for (Lines *lines : {&caveats, &sources, &provenance}) {
        if (!lines->empty())
            all.push_back(std::move(*lines));
    }
    return all;
}

const QRegularExpression &bracketOfN()
{
    static const QRegularExpression bracket(u"\\(n = [^()]+\\)"_s);
    return bracket;
}

QString ownSubtitle(const ChartSpec &spec, const ChartNumbers &numbers)
{
    return spec.subtitle.isEmpty() ? numbers.subtitle : spec.subtitle;
}

// `n = 23 events` is one word where lines are broken, and so is all that stands with it in brackets
// as long as a line holds that.
QString tied(QString text, qreal width, int size, bool bold)
{
    static const QRegularExpression n(u"n = [\\d,]+ \\w+"_s);
    auto found = bracketOfN().match(text);
    if (!found.hasMatch() || textWidth(found.captured(), size, bold) > width)
        found = n.match(text);
    if (!found.hasMatch())
        return text;
    QString kept = found.captured();
    return text.replace(
        found.capturedStart(), found.capturedLength(), kept.replace(u' ', QChar(QChar::Nbsp)));
}

} // namespace

void layPageMarking(SceneBuilder &builder, const QString &marking)
{
    const QSizeF page = builder.scene().size;
    if (marking.isEmpty())
        return;
    for (const qreal base : {22.0, page.height() - 12})
        builder.text({page.width() / 2, base},
                     elidedTo(page.width() - 2 * side, marking, markingSize, true),
                     markingSize,
                     builder.style().text,
                     SceneBuilder::Align::Centre,
                     true);
}

// Without a headline of its own what the chart shows is one, and n stands beneath it.
QString headlineOf(const ChartSpec &spec, const ChartNumbers &numbers)
{
    if (!spec.title.isEmpty())
        return spec.title;
    QString text = ownSubtitle(spec, numbers);
    return text.remove(bracketOfN()).trimmed();
}

QString subtitleOf(const ChartSpec &spec, const ChartNumbers &numbers)
{
    const QString text = ownSubtitle(spec, numbers);
    const auto bracket = bracketOfN().match(text);
    const QString n = bracket.hasMatch()
                          ? bracket.captured().mid(1).chopped(1)
                          : u"n = "_s + countWords(static_cast<double>(numbers.n), numbers.unit);
    if (spec.title.isEmpty())
        return n;
    return text.contains(u"n = "_s) ? text : QString(text % u" ("_s % n % u')');
}

QRectF layPage(SceneBuilder &builder, const ChartSpec &spec, const ChartNumbers &numbers)
{
    const ChartStyle &style = builder.style();
    const QSizeF page = builder.scene().size;
    const qreal width = page.width() - 2 * side;
    qreal top = topMargin;
    qreal bottom = page.height() - bottomMargin;
    layPageMarking(builder, numbers.marking);
    if (!numbers.marking.isEmpty())
        bottom -= 10;
    const auto headlineAt = [&](int size, int most) {
        return wrapped(tied(headlineOf(spec, numbers), width, size, true), width, size, true, most);
    };
    const int size = headlineAt(headlineSize, 3).size() > 2 ? headlineSize - 6 : headlineSize;
    auto headline = headlineAt(size, 2);
    for (ChartTextLine &line : headline)
        top = builder.lines({side, top}, {std::move(line)}, size, style.text) - 4;
    top = builder.lines({side, top + 2},
                        wrapped(tied(subtitleOf(spec, numbers), width, subtitleSize, false),
                                width,
                                subtitleSize,
                                false,
                                2),
                        subtitleSize,
                        style.quiet);

    const qreal line = lineHeightOf(footSize) + 1;
    const int most =
        std::clamp(static_cast<int>(page.height() * footShare / line), 3, mostFootLines);
    const auto foot = footOf(numbers, width, most);
    size_t count = 0;
    for (const Lines &lines : foot)
        count += lines.size();
    const qreal footTop = bottom - line * static_cast<qreal>(count);
    builder.line({side, footTop - 10}, {page.width() - side, footTop - 10}, style.grid, 1);
    qreal y = footTop;
    for (const Lines &lines : foot) {
        for (const ChartTextLine &one : lines) {
            builder.lines({side, y}, {one}, footSize, style.quiet);
            y += line;
        }
    }
    return {side, top + 14, width, footTop - 22 - top - 14};
}

} // namespace sourceline

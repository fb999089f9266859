#include "ui/incident/claimcolumns.h"

#include <QCoreApplication>
#include <QFontMetrics>

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::ClaimColumns)
};

struct Share
{
    ClaimColumn column;
    int weight;
};

constexpr int gap = 10;

// In average letters: what a column of words needs to be read.
constexpr int leastLetters = 45;
constexpr int plentyLetters = 92;

constexpr Share fewFigures[] = {{ClaimColumn::Figure, 15},
                                {ClaimColumn::Wording, 24},
                                {ClaimColumn::Speaker, 28},
                                {ClaimColumn::Document, 33}};
constexpr Share allFigures[] = {{ClaimColumn::Number, 10},
                                {ClaimColumn::Measure, 10},
                                {ClaimColumn::Whom, 14},
                                {ClaimColumn::Qualifier, 10},
                                {ClaimColumn::Wording, 18},
                                {ClaimColumn::Speaker, 20},
                                {ClaimColumn::Document, 18}};
constexpr Share words[] = {
    {ClaimColumn::Wording, 42}, {ClaimColumn::Speaker, 30}, {ClaimColumn::Document, 28}};

} // namespace

QString columnTitle(ClaimColumn column)
{
    switch (column) {
    case ClaimColumn::Figure:
    case ClaimColumn::Number:
        return Words::tr("Value");
    case ClaimColumn::Measure:
        return Words::tr("Measure");
    case ClaimColumn::Whom:
        return Words::tr("Whom");
    case ClaimColumn::Qualifier:
        return Words::tr("Qualifier");
    case ClaimColumn::Wording:
        return Words::tr("Wording");
    case ClaimColumn::Speaker:
        return Words::tr("Speaker");
    case ClaimColumn::Document:
        return Words::tr("Document");
    case ClaimColumn::Sentences:
        return Words::tr("Cited");
    }
    return {};
}

// A word is never broken: `not reported` in two lines at the least.
int leastWidth(ClaimColumn column, const QFontMetrics &metrics)
{
    switch (column) {
    case ClaimColumn::Figure:
    case ClaimColumn::Number:
        return metrics.horizontalAdvance(u"reported"_s);
    case ClaimColumn::Measure:
        return metrics.horizontalAdvance(u"unspecified"_s);
    case ClaimColumn::Whom:
        return metrics.horizontalAdvance(u"contractor"_s);
    case ClaimColumn::Qualifier:
        return metrics.horizontalAdvance(columnTitle(ClaimColumn::Qualifier));
    default:
        return 0;
    }
}

std::vector<ColumnPlace> claimColumns(bool figures, int width, const QFontMetrics &metrics)
{
    const int letter = metrics.averageCharWidth();
    if (width < leastLetters * letter)
        return {};
    const bool plenty = width >= plentyLetters * letter;
    const std::span<const Share> shares = !figures ? std::span<const Share>(words)
                                          : plenty ? std::span<const Share>(allFigures)
                                                   : std::span<const Share>(fewFigures);
    const int counts = metrics.horizontalAdvance(columnTitle(ClaimColumn::Sentences));
    const int room = width - counts - gap * static_cast<int>(shares.size());
    int total = 0;
    for (const Share &share : shares)
        total += share.weight;
    // What needs more than its share has it from the others.
    int left = 0, rest = room, others = total;
    const auto needs = [&](const Share &share) {
        const int least = leastWidth(share.column, metrics);
        return least > room * share.weight / total ? least : 0;
    };
    for (const Share &share : shares) {
        if (const int least = needs(share); least > 0) {
            rest -= least;
            others -= share.weight;
        }
    }
    std::vector<ColumnPlace> places;
    for (const Share &share : shares) {
        const int least = needs(share);
        const int own = least > 0 ? least : rest * share.weight / std::max(others, 1);
        places.push_back({share.column, left, own});
        left += own + gap;
    }
    places.push_back({ClaimColumn::Sentences, width - counts, counts});
    return places;
}

} // namespace sourceline

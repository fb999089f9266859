#include "ui/editor/figureoffers.h"

namespace sourceline {

namespace {

constexpr int listLines = 4;

} // namespace

ClaimDraft claimOf(const ReadFigure &figure, const QString &words)
{
    ClaimDraft draft;
    draft.field = figure.field;
    draft.measure = figure.measure;
    draft.reported = figure.reported;
    draft.qualifier = figure.qualifier;
    draft.nationality = figure.nationality;
    draft.status = figure.status;
    draft.value = words;
    if (figure.reported != u"figure")
        return draft;
    FigureRange range{figure.low, {}, figure.high};
    if (!figure.low)
        range = rangeOf(figure.qualifier.toLatin1(), figure.number.value_or(0));
    draft.low = range.low;
    draft.best = range.best;
    draft.high = range.high;
    return draft;
}

FigureOffers::FigureOffers(QWidget *parent)
    : RecordList(listLines, parent)
{
    setCheckable(true);
    connect(model(), &QAbstractItemModel::dataChanged, this, &FigureOffers::tickedChanged);
}

void FigureOffers::set(const SentenceOffers &offers, int attack)
{
    std::vector<RecordRow> rows;
    m_claims.clear();
    for (const ReadFigure &figure : offers.reading().figures) {
        const QString words = offers.words(figure.range);
        m_claims.push_back(claimOf(figure, words));
        rows.push_back({"figure",
                        Id{static_cast<qint64>(m_claims.size())},
                        0,
                        offeredFigure(figure) + offers.besideWords(figure.attack),
                        tr("Offered: \u201c%1\u201d").arg(words),
                        attack == 0 || figure.attack == 0 || figure.attack == attack});
    }
    setRows(std::move(rows));
    emit tickedChanged();
}

std::vector<ClaimDraft> FigureOffers::claims() const
{
    std::vector<ClaimDraft> chosen;
    for (const Id id : ticked("figure"))
        chosen.push_back(m_claims[static_cast<size_t>(id.value - 1)]);
    return chosen;
}

} // namespace sourceline

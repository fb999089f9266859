#include "ui/hits/hitsmodel.h"

#include "model/text/edtf.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

QString kindWords(const SearchHit &hit)
{
    switch (hit.ref.kind) {
    case HitKind::Incident:
        return HitsModel::tr("Incident");
    case HitKind::Statement:
        return HitsModel::tr("Statement");
    case HitKind::Note:
        return HitsModel::tr("Note");
    case HitKind::Document:
        break;
    }
    return hit.isSummary ? HitsModel::tr("Summary") : HitsModel::tr("Article");
}

QString hitHeading(const SearchHit &hit)
{
    QStringList words{hit.heading, hit.by, displayDate(hit.dateEdtf)};
    words.removeAll(QString());
    return words.join(u" · "_s);
}

void HitsModel::set(std::vector<SearchHit> hits)
{
    beginResetModel();
    m_hits = std::move(hits);
    endResetModel();
}

void HitsModel::append(std::vector<SearchHit> hits)
{
    if (hits.empty())
        return;
    const auto first = static_cast<int>(m_hits.size());
    beginInsertRows({}, first, first + static_cast<int>(hits.size()) - 1);
    std::ranges::move(hits, std::back_inserter(m_hits));
    endInsertRows();
}

const SearchHit *HitsModel::hit(int row) const
{
    return row >= 0 && row < rowCount() ? &m_hits[static_cast<size_t>(row)] : nullptr;
}

int HitsModel::rowOf(const HitRef &ref) const
{
    const auto at = std::ranges::find(m_hits, ref, &SearchHit::ref);
    return at == m_hits.end() ? -1 : static_cast<int>(at - m_hits.begin());
}

int HitsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
}

QVariant HitsModel::data(const QModelIndex &index, int role) const
{
    const SearchHit *hit = this->hit(index.row());
    if (!hit)
        return {};
    if (role == Qt::DisplayRole)
        return hit->text;
    if (role == Qt::AccessibleTextRole)
        return tr("%1, %2: %3").arg(kindWords(*hit), hitHeading(*hit), hit->text);
    return {};
}

} // namespace sourceline

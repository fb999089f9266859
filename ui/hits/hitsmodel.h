#pragma once

#include "model/filter/searchhits.h"

#include <QAbstractListModel>

namespace sourceline {

/// Texts that hold the words searched for, best first.
class HitsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void set(std::vector<SearchHit> hits);
    void append(std::vector<SearchHit> hits);

    const SearchHit *hit(int row) const; ///< null past the ends
    int rowOf(const HitRef &ref) const;  ///< −1: not there

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<SearchHit> m_hits;
};

/// `Statement`, `Article`, `Summary`, …
QString kindWords(const SearchHit &hit);
/// Who, where and when, in one line.
QString hitHeading(const SearchHit &hit);

} // namespace sourceline

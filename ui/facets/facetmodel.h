#pragma once

#include "model/filter/facets.h"
#include "model/filter/facetterms.h"

#include <QAbstractItemModel>

#include <functional>
#include <memory>

namespace sourceline {

/// Facets, and under each its values with their counts and what the filter says of them. A long one
/// shows its first values and a row that shows more. Headings stay for as long as the model; values
/// are put in place, so that what is open and current stays so.
class FacetModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    explicit FacetModel(QObject *parent = nullptr);

    /// All values of a field that are known by name, whether or not they are counted.
    using Vocabulary = std::function<QStringList(const QString &field)>;

    void setVocabulary(const Vocabulary &vocabulary) { m_vocabulary = vocabulary; }

    /// `counts` null: nothing is counted. `isWhole`: no term of `filter` stands for nothing.
    void setCounts(const std::shared_ptr<const FacetCounts> &counts,
                   const FilterSpec &filter,
                   bool isWhole);
    /// Shows only values with a word that begins so, those that nothing has at the end; of `facet`
    /// alone where it is not −1.
    void setSearch(const QString &text, int facet);
    void showMore(int facet);

    int facets() const { return static_cast<int>(m_facets.size()); }

    QModelIndex heading(int facet) const { return index(facet, 0); }

    /// −1: the index is a heading.
    static int facetOf(const QModelIndex &index);
    QString field(int facet) const;
    bool isShown(int facet) const; ///< it has something to show
    bool isReading(int facet) const;
    int valueCount(int facet) const; ///< all of them, shown or not

    bool isHeading(const QModelIndex &index) const;
    bool isMore(const QModelIndex &index) const;
    const FacetValue *value(const QModelIndex &index) const; ///< null: it is none
    FacetMark mark(const QModelIndex &index) const;
    QModelIndex find(const QString &field, const QString &value) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Shown
    {
        QString field, heading;
        const FacetCount *counts = nullptr; ///< of m_counts
        std::vector<FacetValue> named;      ///< by the filter, and not counted; −1: nobody knows
        std::vector<FacetValue> absent;     ///< that nothing has; while a search looks for them
        std::vector<size_t> rows;           ///< those shown: of counts, of named, of absent
        size_t more = 0;                    ///< how many are not shown
        bool hasMore = false;
        bool isRead = true;
        size_t limit = 0;

        int rowCount() const { return static_cast<int>(rows.size()) + (hasMore ? 1 : 0); }

        size_t counted() const { return counts ? counts->values.size() : 0; }

        size_t size() const { return counted() + named.size(); } ///< without a search

        const FacetValue &at(size_t number) const
        {
            return number < counted() ? counts->values[number]
                   : number < size()  ? named[number - counted()]
                                      : absent[number - size()];
        }
    };

    void fill(Shown &facet, const FacetCount *counts);
    std::vector<size_t> rowsOf(int facet) const; ///< that are to be shown, without a limit
    void arrange(int facet);
    bool fits(const QString &name) const;
    void lookForAbsent(int facet);
    bool isSearched(int facet) const;
    qint64 countOf(const Shown &facet, const QString &name) const;
    QString spoken(const QModelIndex &index) const;

    std::shared_ptr<const FacetCounts> m_counts;
    std::vector<Shown> m_facets;
    Vocabulary m_vocabulary;
    FilterSpec m_filter;
    bool m_isWhole = false;
    QString m_search;
    int m_searched = -1;
};

} // namespace sourceline

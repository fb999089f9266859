#pragma once

#include "model/datain/importedrow.h"
#include "model/datain/tablefile.h"

#include <QHash>
#include <QJsonObject>

namespace sourceline {

/// The cells of a row by their headings; what has been asked for is noted, so that what no layout
/// takes can be named. One thread.
class RowCells
{
public:
    RowCells(const QStringList &heading, bool datesAreNumbers);

    void setLine(const TableLine &line) { m_line = &line; }

    bool has(const QString &column) const { return m_columns.contains(column); }

    /// Without spaces around it; empty where there is no such column.
    QString text(const QString &column);

    qint64 line() const { return m_line->line; }

    /// A day in one of the usual spellings as EDTF: ISO, `27 December 2019`, `12/27/2019` where
    /// only one reading is possible, a count of days in a workbook. None where it is not one.
    std::optional<QString> day(const QString &column);

    /// Why it has no day(): no date at all, or one with two readings, both said.
    RowProblem noDay(const QString &column);

    QStringList notAsked() const; ///< headings of columns that nothing took

private:
    QStringList m_heading;
    QHash<QString, size_t> m_columns;
    std::vector<bool> m_asked; ///< by column
    const TableLine *m_line = nullptr;
    bool m_datesAreNumbers;
};

/// A way to read rows: ACLED's, UCDP GED's, GTD's, or one mapped by hand.
class DataLayout
{
public:
    virtual ~DataLayout() = default;

    virtual QString name() const = 0;   ///< `ACLED`; names the dataset as a speaker
    virtual QString prefix() const = 0; ///< of the handles that make a row known again: `acled-`
    virtual QStringList needed() const = 0; ///< columns that it cannot do without

    /// Columns that name where a row is from, as far as the file has them.
    virtual QStringList sourceColumns() const = 0;

    /// Fills `row`, or says why not.
    virtual std::optional<RowProblem> read(RowCells &cells, ImportedRow &row) const = 0;

    /// Columns whose content the model has no place for, as sentences.
    virtual QStringList cannotHold() const = 0;
};

/// The layout that a heading shows, by its columns; null: none is known.
std::unique_ptr<DataLayout> layoutOf(const QStringList &heading);
std::unique_ptr<DataLayout> acledLayout();
std::unique_ptr<DataLayout> gedLayout();
std::unique_ptr<DataLayout> gtdLayout();

/// Our fields that a mapping can name, with what each is.
struct MappedField
{
    const char *name;
    const char *about;
};

const std::vector<MappedField> &mappedFields();
QStringList mappedFieldNames();

/// A mapping: {"dataset": name, "columns": {field: heading, …}}. Refuses fields that are not ours
/// (and names those that are), headings that the file has not, and one without a date or a title.
Result<std::unique_ptr<DataLayout>> mappedLayout(const QJsonObject &mapping,
                                                 const QStringList &heading);

// Pieces that layouts share.
/// A whole number; none where the cell is empty; a problem where it is no such number.
std::optional<RowProblem>
readWhole(RowCells &cells, const QString &column, std::optional<qint32> &number);
std::optional<RowProblem>
readPosition(RowCells &cells, const QString &latitude, const QString &longitude, ImportedRow &row);

} // namespace sourceline

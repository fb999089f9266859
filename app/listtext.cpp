#include "app/listtext.h"

#include "model/store/dossier.h"
#include "model/store/statement.h"
#include "model/workbench/celltext.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype widest = 48; // of a column; titles are cut, JSON has them whole
constexpr size_t together = 500; // rows whose widths are measured before the first is printed

int columnOf(const QString &field)
{
    for (int column = 0; column < IncidentModel::ColumnCount; ++column) {
        if (field == IncidentModel::columnName(IncidentModel::Column(column)))
            return column;
    }
    return -1;
}

qint32 figureNumber(const Figure &figure, const std::optional<qint32> &number)
{
    switch (figure.state) {
    case FigureState::NotStated:
        return figure::notStated;
    case FigureState::None:
        return 0;
    case FigureState::NotReported:
        return figure::notReported;
    case FigureState::Unknown:
        if (!figure.low)
            return figure::unknown;
        break;
    case FigureState::Figure:
        break;
    }
    return number.value_or(figure::open);
}

RowText rowTextOf(const Dossier &dossier)
{
    RowText text;
    text.title = dossier.title;
    text.dateEdtf = dossier.dateEdtf;
    text.dateWords = dossier.dateWords;
    text.timeLocal = dossier.timeLocal;
    text.date = displayDate(dossier.dateEdtf);
    for (const auto &[key, figure] : dossier.figures) {
        text.groups.push_back({key.field,
                               QString::fromUtf8(key.measure),
                               key.whom,
                               figureNumber(figure, figure.low),
                               figureNumber(figure, figure.best),
                               figureNumber(figure, figure.high)});
    }
    return text;
}

QString onlyHere(const Dossier &dossier, const QString &field)
{
    if (field == "ref"_L1)
        return dossier.id.toText();
    if (field == "handle"_L1)
        return dossier.handle;
    if (field == "own_subtype"_L1)
        return dossier.ownSubtype;
    if (field == "weapon"_L1)
        return dossier.weapon;
    return dossier.differing != 0 ? u"yes"_s : QString();
}

QStringList
cellsOf(const IncidentTable &table, Row row, const Dossier &dossier, const QStringList &fields)
{
    const RowText text = rowTextOf(dossier);
    QStringList cells;
    for (const QString &field : fields) {
        const int column = columnOf(field);
        QString cell = column < 0
                           ? onlyHere(dossier, field)
                           : cellOf(table, row, IncidentModel::Column(column), &text).whole();
        cell = cell.simplified();
        if (cell.size() > widest)
            cell = cell.left(widest - 1) + u'…';
        cells.append(cell);
    }
    return cells;
}

void printRows(Output &output, const std::vector<QStringList> &rows, std::vector<qsizetype> &widths)
{
    for (const QStringList &cells : rows) {
        for (qsizetype i = 0; i < cells.size(); ++i)
            widths[size_t(i)] = std::max(widths[size_t(i)], cells[i].size());
    }
    for (const QStringList &cells : rows) {
        QString line;
        for (qsizetype i = 0; i < cells.size(); ++i)
            line += i + 1 < cells.size()
                        ? QString(cells[i].leftJustified(widths[size_t(i)]) + u"  "_s)
                        : cells[i];
        while (line.endsWith(u' '))
            line.chop(1);
        output.line(line);
    }
}

} // namespace

void printTable(Output &output,
                sqlite3 *database,
                const IncidentTable &table,
                std::span<const Row> rows,
                const QStringList &fields,
                Error &error)
{
    std::vector<qsizetype> widths(size_t(fields.size()));
    std::vector<QStringList> waiting{fields};
    for (const Row row : rows) {
        const auto dossier = readDossier(database, table.idOf(row));
        if (!dossier) {
            error = dossier.error();
            return;
        }
        waiting.push_back(cellsOf(table, row, *dossier, fields));
        if (waiting.size() > together) {
            printRows(output, waiting, widths);
            waiting.clear();
            if (!output.isOpen())
                return;
        }
    }
    printRows(output, waiting, widths);
}

} // namespace sourceline

#include "ui/table/celleditor.h"

#include "model/coding/names.h"
#include "model/workbench/titlepages.h"
#include "model/workbench/vocabulary.h"
#include "model/workbench/workbench.h"

#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QStringListModel>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

using Column = IncidentModel::Column;

constexpr const char *filled = "filled"; // property of a choice
constexpr int kinds = 4;
constexpr int reviews = 4;

Column columnOf(const QModelIndex &cell)
{
    return static_cast<Column>(cell.column());
}

Id incidentOf(const QModelIndex &cell)
{
    return Id{cell.data(IncidentModel::IdRole).toLongLong()};
}

const Dictionary *termsOf(const IncidentTable &table, Column column)
{
    switch (column) {
    case IncidentModel::EventType:
        return table.eventTypes.get();
    case IncidentModel::SubEventType:
        return table.subEventTypes.get();
    case IncidentModel::Means:
        return table.means.get();
    default:
        return nullptr;
    }
}

QComboBox *termChoice(const Dictionary &terms, QWidget *parent)
{
    auto *choice = new QComboBox(parent);
    choice->addItem(QString(), 0);
    for (size_t code = 1; code < terms.ids.size(); ++code) {
        if (terms.ids[code].isValid())
            choice->addItem(terms.names[code], terms.ids[code].value);
    }
    return choice;
}

QComboBox *wordChoice(QString (*word)(quint8), int count, QWidget *parent)
{
    auto *choice = new QComboBox(parent);
    for (int code = 1; code <= count; ++code)
        choice->addItem(word(static_cast<quint8>(code)));
    return choice;
}

// Offers what the index finds, not what begins with the same letters.
QLineEdit *placeField(const NameIndex &names, QWidget *parent)
{
    auto *field = new QLineEdit(parent);
    auto *found = new QStringListModel(field);
    auto *completer = new QCompleter(found, field);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    field->setCompleter(completer);
    QObject::connect(field, &QLineEdit::textEdited, field, [names, found](const QString &typed) {
        QStringList list;
        for (const NameIndex::Match &match : names.find(typed))
            list += match.name;
        found->setStringList(list);
    });
    return field;
}

QString presentText(const Workbench &workbench, const QModelIndex &cell)
{
    const RowText *text = workbench.titles().find(
        incidentOf(cell), [&cell] { return std::vector{incidentOf(cell)}; });
    if (columnOf(cell) == IncidentModel::Date)
        return text ? text->dateEdtf : QString();
    if (columnOf(cell) == IncidentModel::Title && text)
        return text->title;
    return cell.data(Qt::DisplayRole).toString();
}

} // namespace

QByteArray editedColumn(Column column)
{
    switch (column) {
    case IncidentModel::Date:
        return "date_edtf";
    case IncidentModel::Place:
        return "place";
    case IncidentModel::Title:
        return "title";
    case IncidentModel::Kind:
        return "kind";
    case IncidentModel::EventType:
        return "event_type";
    case IncidentModel::SubEventType:
        return "sub_event_type";
    case IncidentModel::Means:
        return "means";
    case IncidentModel::Review:
        return "review";
    default:
        return {};
    }
}

QWidget *makeCellEditor(const Workbench &workbench, Column column, QWidget *parent)
{
    if (const Dictionary *terms = termsOf(*workbench.snapshot(), column))
        return termChoice(*terms, parent);
    if (column == IncidentModel::Kind)
        return wordChoice(kindWord, kinds, parent);
    if (column == IncidentModel::Review)
        return wordChoice(reviewWord, reviews, parent);
    if (column == IncidentModel::Place)
        return placeField(workbench.placeNames(), parent);
    auto *field = new QLineEdit(parent);
    if (column == IncidentModel::Date)
        field->setPlaceholderText(
            IncidentModel::tr("EDTF: 2020-03-11, 2020-03, 2019-11-29/2019-12-06"));
    return field;
}

void fillCellEditor(QWidget &editor, const Workbench &workbench, const QModelIndex &cell)
{
    // The view fills its editors again whenever a cell's text arrives; what is typed meanwhile
    // stays.
    const QString present = presentText(workbench, cell);
    auto *choice = qobject_cast<QComboBox *>(&editor);
    auto *field = qobject_cast<QLineEdit *>(&editor);
    if (choice && !choice->property(filled).toBool()) {
        choice->setCurrentIndex(std::max(0, choice->findText(present)));
        choice->setProperty(filled, true);
    } else if (field && !field->isModified()) {
        field->setText(present);
    }
}

std::optional<CellEdit>
editOf(const QWidget &editor, const Workbench &workbench, const QModelIndex &cell)
{
    const QByteArray column = editedColumn(columnOf(cell));
    const QString present = presentText(workbench, cell);
    if (const auto *choice = qobject_cast<const QComboBox *>(&editor)) {
        if (choice->currentText() == present)
            return {};
        if (choice->currentData().isNull()) // words of the schema, in the order of its CHECK
            return CellEdit{column, choice->currentText()};
        const Id term{choice->currentData().toLongLong()};
        return CellEdit{column, toValue(term)};
    }
    const auto *field = qobject_cast<const QLineEdit *>(&editor);
    if (!field || field->text().trimmed() == present)
        return {};
    const QString typed = field->text().trimmed();
    if (columnOf(cell) != IncidentModel::Place)
        return CellEdit{column, typed};
    const Id place = workbench.placeNames().exactly(typed);
    CellEdit edit{column, toValue(place)};
    if (!place.isValid() && !typed.isEmpty())
        edit.refusal = IncidentModel::tr("There is no place “%1”: choose one that is offered, or "
                                         "add it on the page Places. Nothing was changed.")
                           .arg(typed);
    return edit;
}

} // namespace sourceline

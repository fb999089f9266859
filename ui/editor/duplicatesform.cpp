#include "ui/editor/duplicatesform.h"

#include "model/coding/links.h"
#include "ui/common/choicerow.h"
#include "ui/editor/duplicatelist.h"

#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace sourceline {

DuplicatesForm::DuplicatesForm(const FormContext &context, const QString &title, Id incident)
    : EditorForm(context, title)
    , m_incident(incident)
    , m_list(new DuplicateList(workbench(), this))
    , m_what(new ChoiceRow({{u"merge"_s, tr("merge it into this one"), u'm'},
                            {u"distinct"_s, tr("declare them distinct"), u'd'}},
                           this))
    , m_reason(new QLineEdit(this))
{
    m_list->setHideWhenEmpty(false);
    addWide(m_list);
    m_ofFound = {addRow(tr("&What to do"), m_what), m_what};
    m_ofDistinct = {addRow(tr("Reaso&n"), m_reason), m_reason};
    m_reason->setPlaceholderText(tr("what tells them apart"));
    connect(m_what, &ChoiceRow::chosen, this, &DuplicatesForm::arrange);
    connect(m_what, &ChoiceRow::settled, this, [this](const QString &what) {
        if (what == u"distinct")
            m_reason->setFocus(Qt::OtherFocusReason);
    });
    connect(m_list, &DuplicateList::opened, &workbench(), &Workbench::setCurrent);
    connect(m_list, &DuplicateList::answered, this, [this] {
        prefill([this] { arrange(); });
        emit titleChanged();
        if (m_list->count() > 0)
            m_list->setFocus(Qt::OtherFocusReason);
    });
    arrange();
    m_list->compare(incident);
}

QString DuplicatesForm::saveWords() const
{
    return m_list->count() > 0 ? EditorForm::saveWords() : QString();
}

QWidget *DuplicatesForm::firstField() const
{
    return m_list;
}

void DuplicatesForm::arrange()
{
    const bool any = m_list->count() > 0;
    for (QWidget *widget : m_ofFound)
        widget->setVisible(any);
    for (QWidget *widget : m_ofDistinct)
        widget->setVisible(any && m_what->value() == u"distinct");
}

Result<Edition> DuplicatesForm::edition()
{
    const RecordRow *other = m_list->currentRow();
    if (!other)
        return complain(m_list, tr("There is nothing to merge or to tell apart."));
    if (m_what->value() == u"merge")
        return Edition{mergeIncidents(m_incident, {other->id})};
    if (m_what->value() != u"distinct")
        return complain(m_what, tr("Say what to do: m merges, d declares them distinct."));
    const QString reason = m_reason->text().trimmed();
    if (reason.isEmpty())
        return complain(m_reason, tr("Say what tells them apart."));
    return Edition{declareDistinct(m_incident, other->id, reason), reason};
}

} // namespace sourceline

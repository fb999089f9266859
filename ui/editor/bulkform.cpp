#include "ui/editor/bulkform.h"

#include "model/coding/bulk.h"
#include "ui/common/actorfield.h"
#include "ui/common/choicerow.h"

#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace sourceline {

BulkForm::BulkForm(const FormContext &context, const QString &title, std::vector<Id> incidents)
    : EditorForm(context, title)
    , m_incidents(std::move(incidents))
    , m_what(new ChoiceRow({{u"tag"_s, tr("tag"), u't'},
                            {u"untag"_s, tr("untag"), u'u'},
                            {u"review"_s, tr("review state"), u'r'},
                            {u"actor"_s, tr("attributed actor"), u'c'},
                            {u"assess"_s, tr("assess"), u's'}},
                           this))
    , m_tag(new QLineEdit(this))
    , m_review(new ChoiceRow({{u"draft"_s, tr("draft"), u'd'},
                              {u"coded"_s, tr("coded"), u'c'},
                              {u"reviewed"_s, tr("reviewed"), u'r'},
                              {u"disputed"_s, tr("disputed"), u'i'}},
                             this))
    , m_from(new ActorField(workbench(), this))
    , m_to(new ActorField(workbench(), this))
    , m_reason(new QLineEdit(this))
{
    addRow(tr("&What"), m_what);
    m_ofTag = {addRow(tr("&Tag"), m_tag), m_tag};
    m_ofReview = {addRow(tr("Review"), m_review), m_review};
    m_from->setPlaceholderText(tr("nobody named"));
    m_ofActor = {addRow(tr("Fro&m"), m_from), m_from, addRow(tr("T&o"), m_to), m_to};
    addRow(tr("Reaso&n"), m_reason);
    m_reason->setPlaceholderText(tr("one for all of them"));
    connect(m_what, &ChoiceRow::chosen, this, &BulkForm::arrange);
    connect(m_what, &ChoiceRow::settled, this, &BulkForm::goOn);
    connect(m_review, &ChoiceRow::settled, m_reason, qOverload<>(&QWidget::setFocus));
    arrange();
}

// What is typed next is for the field to fill in, never for the choices.
void BulkForm::goOn(const QString &what)
{
    QWidget *field = what == u"review"  ? static_cast<QWidget *>(m_review)
                     : what == u"actor" ? static_cast<QWidget *>(m_from)
                                        : m_tag;
    if (field->isVisibleTo(this))
        field->setFocus(Qt::OtherFocusReason);
}

void BulkForm::arrange()
{
    const QString what = m_what->value();
    if (what == u"assess") {
        emit assessAsked();
        return;
    }
    const auto show = [](const std::vector<QWidget *> &widgets, bool visible) {
        for (QWidget *widget : widgets)
            widget->setVisible(visible);
    };
    show(m_ofTag, what == u"tag" || what == u"untag");
    show(m_ofReview, what == u"review");
    show(m_ofActor, what == u"actor");
}

Result<EditLog::Change> BulkForm::change()
{
    const QString what = m_what->value();
    if (what == u"tag" || what == u"untag") {
        const QString tag = m_tag->text().trimmed();
        if (tag.isEmpty())
            return complain(m_tag, tr("Name the tag."));
        return tagIncidents(m_incidents, tag, what == u"tag");
    }
    if (what == u"review") {
        if (m_review->value().isEmpty())
            return complain(m_review, tr("Choose the review state."));
        return setReview(m_incidents, m_review->value());
    }
    if (what != u"actor")
        return complain(m_what, tr("Choose what to change."));
    for (ActorField *field : {m_from, m_to}) {
        if (field->isUnresolved())
            return complain(field, field->complaint());
    }
    if (!m_to->actor().isSet())
        return complain(m_to, tr("Choose the actor that these attributions name."));
    if (!m_from->actor().id.isValid() && m_from->actor().isSet())
        return complain(m_from, tr("Attributions cannot name an actor that is only being made."));
    return setActorOf(m_incidents, m_from->actor().id, m_to->actor());
}

Result<Edition> BulkForm::edition()
{
    const auto made = change();
    if (!made)
        return made.error();
    const QString reason = m_reason->text().trimmed();
    if (reason.isEmpty())
        return complain(m_reason, tr("Say why: one reason for all of them, kept with the edit."));
    return Edition{*made, reason};
}

} // namespace sourceline

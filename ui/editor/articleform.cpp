#include "ui/editor/articleform.h"

#include "model/coding/names.h"
#include "ui/common/actorfield.h"
#include "ui/common/datefield.h"

#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace sourceline {

ArticleForm::ArticleForm(const FormContext &context, const ArticleRecord &present)
    : EditorForm(context, tr("Article: %1").arg(present.title))
    , m_record(present)
    , m_title(new QLineEdit(present.title, this))
    , m_author(new QLineEdit(present.author, this))
    , m_url(new QLineEdit(present.url, this))
    , m_outlet(new ActorField(workbench(), this))
    , m_published(new DateField(this))
{
    m_outlet->setPlaceholderText(tr("none recorded"));
    m_outlet->setActor(present.outlet.id, workbench().actorNames().nameOf(present.outlet.id));
    m_published->setEdtf(present.publishedEdtf);
    m_published->setEmptyReading(tr("not known"));
    addRow(tr("&Title"), m_title);
    addRow(tr("&Outlet"), m_outlet);
    addRow(tr("A&uthor"), m_author);
    addRow(tr("&Published"), m_published);
    addRow(tr("A&ddress"), m_url);
    for (QLineEdit *edit : {m_title, m_author, m_url})
        edit->setCursorPosition(0);
    addWide(quietLine(tr("Its text stays as it was stored. Statements that only this article "
                         "reports take over its date and its outlet where they stood on them."),
                      this));
}

Result<Edition> ArticleForm::edition()
{
    if (m_title->text().trimmed().isEmpty())
        return complain(m_title, tr("Give the article a title."));
    if (m_outlet->isUnresolved())
        return complain(m_outlet, m_outlet->complaint());
    if (const auto span = m_published->span(); !m_published->edtf().isEmpty() && !span)
        return complain(m_published, span.error().message);
    ArticleRecord record = m_record;
    record.title = m_title->text().trimmed();
    record.outlet = m_outlet->actor();
    record.author = m_author->text().trimmed();
    record.publishedEdtf = m_published->edtf();
    record.url = m_url->text().trimmed();
    return Edition{changeArticle(record)};
}

} // namespace sourceline

#include "ui/editor/reviewfields.h"

#include "ui/common/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace sourceline {

ReviewFields::ReviewFields(QWidget *parent)
    : QWidget(parent)
    , m_review(new QComboBox(this))
    , m_coder(new QLineEdit(this))
{
    m_review->addItems({u"draft"_s, u"coded"_s, u"reviewed"_s, u"disputed"_s});
    m_review->setCurrentText(u"coded"_s);
    m_review->setAccessibleName(tr("Review state"));
    m_coder->setAccessibleName(tr("Coder"));
    m_coder->setPlaceholderText(tr("who coded it"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::small);
    layout->addWidget(m_review);
    layout->addWidget(m_coder, 1);
    setFocusProxy(m_review);
}

QString ReviewFields::review() const
{
    return m_review->currentText();
}

QString ReviewFields::coder() const
{
    return m_coder->text().trimmed();
}

void ReviewFields::set(const QString &review, const QString &coder)
{
    m_review->setCurrentText(review);
    m_coder->setText(coder);
}

} // namespace sourceline

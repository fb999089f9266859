#pragma once

#include "model/store/documentview.h"

#include <QSet>
#include <QTabBar>

namespace sourceline {

/// The documents of the current incident in one row, with the number of its citations in each;
/// arrows and clicks change between them.
class DocumentBar : public QTabBar
{
    Q_OBJECT

public:
    explicit DocumentBar(QWidget *parent = nullptr);

    void setDocuments(const std::vector<DocumentSummary> &documents, Id shown);
    /// These hold citations of what is lit: marked with a dot.
    void setLit(const QSet<Id> &documents);

signals:
    void documentChosen(sourceline::Id document);

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString label(int index) const;
    QString count(int index) const;

    std::vector<DocumentSummary> m_documents;
    Id m_shown;
    QSet<Id> m_lit;
};

} // namespace sourceline

from django.http import HttpResponse


def personas(request):
    return HttpResponse("x")
